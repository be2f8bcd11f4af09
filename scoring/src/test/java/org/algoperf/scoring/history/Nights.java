package org.algoperf.scoring.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.algoperf.scoring.compare.ResultSet;
import org.algoperf.scoring.compare.Simulation;
import org.algoperf.scoring.history.Night.Standing;

/** Nights made up for tests. */
public final class Nights {

  private Nights() {}

  /** A night on a machine of its own, on which a submission takes a multiple of its usual time. */
  public static Night of(int day, double slowdown) {
    return of(day, slowdown, 1.1);
  }

  /** The same with a multiple for the baseline, infinite where it misses every target. */
  public static Night of(int day, double slowdown, double baseline) {
    ResultSet results =
        new Simulation(day, "runner" + day, 5)
            .results(1, Map.of("mine", slowdown, "nadamw", baseline));
    return new Night(
        Night.SCHEMA_VERSION,
        "run%02d".formatted(day),
        "2026-01-%02d".formatted(day),
        results,
        List.of(
            new Standing(1, "mine", 1, Optional.empty()),
            new Standing(2, "nadamw", 0.9, Optional.empty())));
  }

  /** Appends nights to a file. */
  static void append(Path file, Night... nights) throws IOException {
    for (Night night : nights) {
      HistoryFile.append(file, night);
    }
  }
}
