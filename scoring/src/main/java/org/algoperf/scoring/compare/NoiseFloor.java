package org.algoperf.scoring.compare;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * By how much the times of the very same work differ on a machine. A difference that does not
 * exceed it is nobody's merit.
 *
 * @param overall as a share of the time: 0.02 for 2 %; above 1 on a machine on which nothing can be
 *     measured
 * @param workloads where it was measured on its own
 * @param source where the numbers come from, in words
 */
public record NoiseFloor(double overall, SortedMap<String, Double> workloads, String source) {

  /** What is assumed where nothing was measured: 2 %. */
  public static final NoiseFloor ASSUMED =
      new NoiseFloor(0.02, new TreeMap<>(), "assumed; `algoperf aa` measures it");

  /** Copies the numbers, and checks that they are shares. */
  public NoiseFloor {
    workloads = Collections.unmodifiableSortedMap(new TreeMap<>(workloads));
    requireShare(overall);
    workloads.values().forEach(NoiseFloor::requireShare);
  }

  private static void requireShare(double floor) {
    if (!(floor >= 0 && Double.isFinite(floor))) {
      throw new IllegalArgumentException(
          "expected a noise floor of 0 or more of the time, found " + floor);
    }
  }

  /** The floor on a workload: its own, or the overall one. */
  public double on(String workload) {
    return workloads.getOrDefault(workload, overall);
  }

  /**
   * The floor of a ratio of two ratios, in which the noise of two machines adds up: √2 times as
   * high.
   */
  NoiseFloor ofTwo() {
    SortedMap<String, Double> higher = new TreeMap<>();
    for (Map.Entry<String, Double> entry : workloads.entrySet()) {
      higher.put(entry.getKey(), Math.sqrt(2) * entry.getValue());
    }
    return new NoiseFloor(Math.sqrt(2) * overall, higher, source);
  }
}
