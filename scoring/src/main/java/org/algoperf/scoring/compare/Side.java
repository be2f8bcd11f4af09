package org.algoperf.scoring.compare;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A submission in a set of results.
 *
 * @param results its results
 * @param submission its name
 * @param baseline whose times its own are divided by, study by study
 */
record Side(ResultSet results, String submission, Optional<String> baseline) {

  /** The workloads on which it was run. */
  Set<String> workloads() {
    return results.times().get(submission).keySet();
  }

  /**
   * The logarithms of its times on a workload by study. A miss is infinite; a study whose baseline
   * missed has no number, and is left out.
   */
  SortedMap<Integer, Double> logs(String workload) {
    SortedMap<Integer, Double> logs = new TreeMap<>();
    results
        .studies(submission, workload)
        .forEach(
            (study, time) -> {
              double unit = baseline.isPresent() ? unit(workload, study) : 1;
              if (Double.isFinite(unit)) {
                logs.put(study, Math.log(time / unit));
              }
            });
    return logs;
  }

  /** Studies on a workload that missed the target. */
  int misses(String workload) {
    return (int)
        results.studies(submission, workload).values().stream().filter(t -> t.isInfinite()).count();
  }

  private double unit(String workload, int study) {
    return results
        .studies(baseline.orElseThrow(), workload)
        .getOrDefault(study, Double.POSITIVE_INFINITY);
  }
}
