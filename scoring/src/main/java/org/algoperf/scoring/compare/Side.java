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

  /** The times of its studies on a workload; infinite for a miss. */
  SortedMap<Integer, Double> studies(String workload) {
    return results.studies(submission, workload);
  }

  /**
   * The logarithms of its times on a workload by study. A miss is infinite; a study whose baseline
   * missed has no number, and is left out.
   */
  SortedMap<Integer, Double> logs(String workload) {
    SortedMap<Integer, Double> logs = new TreeMap<>();
    studies(workload)
        .forEach(
            (study, time) -> {
              if (known(workload, study)) {
                logs.put(study, Math.log(time / unit(workload, study)));
              }
            });
    return logs;
  }

  /** Whether a study has something to be divided by. */
  boolean known(String workload, int study) {
    return Double.isFinite(unit(workload, study));
  }

  private double unit(String workload, int study) {
    return baseline
        .map(b -> results.studies(b, workload).getOrDefault(study, Double.POSITIVE_INFINITY))
        .orElse(1.0);
  }
}
