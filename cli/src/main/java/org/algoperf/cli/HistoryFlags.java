package org.algoperf.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.algoperf.harness.HarnessException;
import org.algoperf.scoring.Clock;
import org.algoperf.scoring.compare.NoiseFloor;
import org.algoperf.scoring.history.HistoryFile;
import org.algoperf.scoring.history.Night;
import org.algoperf.scoring.history.Trend;
import org.algoperf.scoring.history.Trends;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags that say which history is meant, and how its nights are compared. */
final class HistoryFlags {

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description = "The history, one JSON line per night (default: history.jsonl).")
  private Optional<Path> history;

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      description = "Through which nights are compared (default: nadamw).")
  private Optional<String> baseline;

  @Mixin private FloorFlags floor;

  /** Through which nights are compared. */
  String baseline() {
    return baseline.orElse(Comparisons.BASELINE);
  }

  /** Which differences are noise, on the clock of the last night. */
  NoiseFloor floor(List<Night> nights) {
    String label = nights.get(nights.size() - 1).results().clock();
    return floor.on(
        Choices.find(Clock.class, label)
            .orElseThrow(
                () ->
                    HarnessException.usage(
                        "the last night was kept on an unknown clock, '%s'; expected %s",
                        label, Choices.words(Clock.class))));
  }

  /** The nights, at least one. */
  List<Night> nights() {
    Path file = history.orElse(Path.of("history.jsonl"));
    try {
      List<Night> nights = HistoryFile.read(file);
      if (nights.isEmpty()) {
        throw HarnessException.usage(
            "%s holds no night; `algoperf history append --results DIR --history %s` adds one",
            file, file);
      }
      return nights;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The trends of these nights. */
  List<Trend> trends(List<Night> nights) {
    return new Trends(nights, baseline(), floor(nights)).all();
  }
}
