package org.algoperf.cli;

import java.util.Optional;
import org.algoperf.harness.HarnessException;
import org.algoperf.scoring.Clock;
import org.algoperf.scoring.Evidence;
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

  /** The others of the logs of a request, which were read from one tree, compared with it. */
  ComparisonReport in(ScoreRequest request, Evidence logs) {
    String name = request.trees().get(0).toString();
    return Comparisons.of(floor).within(Observed.of(name, logs, request), Optional.of(baseline));
  }
}
