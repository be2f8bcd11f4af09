package org.algoperf.harness.aa;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.algoperf.harness.HarnessException;
import org.algoperf.scoring.Clock;
import org.algoperf.scoring.compare.NoiseFloor;

/** The noise floor that the logs of an A/A check show: the far end of each interval. */
public final class MeasuredFloor {

  private static final int RESAMPLES = 2000;

  private MeasuredFloor() {}

  /**
   * Reads the logs of a check.
   *
   * @param tree its log tree
   * @param clock on which times are compared
   * @throws HarnessException when it holds no check
   */
  public static NoiseFloor read(Path tree, Clock clock) {
    List<Pair> pairs = Pair.read(tree, List.of(clock));
    if (pairs.isEmpty()) {
      throw HarnessException.usage(
          "%s holds no A/A check: expected the logs that `algoperf aa --out %s` writes",
          tree, tree);
    }
    SortedMap<String, Double> floors = new TreeMap<>();
    double overall = 0;
    for (Difference difference : new AaComparison(RESAMPLES, 1).compare(pairs, List.of(clock))) {
      double end =
          Math.max(Math.abs(difference.interval().low()), Math.abs(difference.interval().high()));
      overall = end;
      if (!difference.workload().equals(Difference.OVERALL)) {
        floors.put(difference.workload(), end);
      }
    }
    return new NoiseFloor(overall, floors, "measured in " + tree);
  }
}
