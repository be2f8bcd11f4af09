package org.algoperf.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.algoperf.harness.HarnessException;
import org.algoperf.scoring.Clock;
import org.algoperf.scoring.ScoreRequest;
import org.algoperf.scoring.compare.NoiseFloor;
import org.algoperf.scoring.compare.Observed;
import org.algoperf.scoring.report.ComparisonReport;

/**
 * A baseline that ran beside the other submissions of a run.
 *
 * @param baseline its name
 * @param floor of the noise on the wall clock
 */
record Beside(String baseline, NoiseFloor floor) {

  /** The same, from the flags of a command; empty where no baseline is named. */
  static Optional<Beside> of(Optional<String> baseline, FloorFlags floor, Clock clock) {
    if (floor.isGiven() && baseline.isEmpty()) {
      throw HarnessException.usage(
          "--noise-floor and --aa are for the comparison with a --baseline; name one");
    }
    return baseline.map(name -> new Beside(name, floor.on(clock)));
  }

  /** The others of a run, compared with it. */
  ComparisonReport in(Path out) {
    return in(out, ScoreRequest.of(List.of(out)));
  }

  /** The others of what a request reads, compared with it. */
  ComparisonReport in(Path out, ScoreRequest request) {
    return Comparisons.of(floor).within(Observed.read(out, request), Optional.of(baseline));
  }
}
