package org.algoperf.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.algoperf.scoring.log.TrialFiles;
import org.algoperf.scoring.log.TrialLog;

/** When a run ended. Older logs do not say; there the time of the file written last tells. */
final class RunEnd {

  private RunEnd() {}

  /** When the newest of some trials ended, in the local time zone, to the second. */
  static String of(List<TrialLog> trials) {
    Instant newest =
        trials.stream()
            .flatMap(trial -> trial.result().stream())
            .flatMap(result -> result.endedAt().stream())
            .map(Instant::parse)
            .max(Comparator.naturalOrder())
            .or(() -> newestFile(trials))
            .orElseThrow();
    return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
        LocalDateTime.ofInstant(newest.truncatedTo(ChronoUnit.SECONDS), ZoneId.systemDefault()));
  }

  private static Optional<Instant> newestFile(List<TrialLog> trials) {
    return trials.stream()
        .map(trial -> written(trial.directory().resolve(TrialFiles.EVALUATIONS)))
        .max(Comparator.naturalOrder());
  }

  private static Instant written(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
