package org.algoperf.harness.run;

import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.scoring.log.TrialResult;

/** How long finished trials took, by workload. */
final class MeanTimes {

  private final Map<String, DoubleSummaryStatistics> seconds = new HashMap<>();

  void add(PlannedTrial trial, TrialResult result) {
    seconds
        .computeIfAbsent(trial.workload(), w -> new DoubleSummaryStatistics())
        .accept(result.totalDuration());
  }

  /** Seconds for open trials on some workers; absent when a workload has no finished trial. */
  OptionalDouble eta(List<PlannedTrial> open, int workers) {
    double sum = 0;
    for (PlannedTrial trial : open) {
      DoubleSummaryStatistics of = seconds.get(trial.workload());
      if (of == null) {
        return OptionalDouble.empty();
      }
      sum += of.getAverage();
    }
    return OptionalDouble.of(sum / workers);
  }
}
