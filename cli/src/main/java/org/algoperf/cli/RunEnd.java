package org.algoperf.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.stream.Stream;
import org.algoperf.scoring.ScoringException;
import org.algoperf.scoring.log.TrialFiles;

/** When a run ended. Its logs hold no dates; the time of the file written last tells. */
final class RunEnd {

  private RunEnd() {}

  /**
   * When the newest trial was evaluated last, in the local time zone, to the second.
   *
   * @throws ScoringException if there is no trial
   */
  static String of(Path results) throws IOException {
    try (Stream<Path> files = Files.walk(results, FileVisitOption.FOLLOW_LINKS)) {
      Instant newest =
          files
              .filter(file -> file.endsWith(TrialFiles.EVALUATIONS))
              .map(RunEnd::written)
              .max(Comparator.naturalOrder())
              .orElseThrow(
                  () ->
                      new ScoringException(
                          "%s holds no %s; name a run's results, or give --date"
                              .formatted(results, TrialFiles.EVALUATIONS)));
      return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
          LocalDateTime.ofInstant(newest.truncatedTo(ChronoUnit.SECONDS), ZoneId.systemDefault()));
    }
  }

  private static Instant written(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
