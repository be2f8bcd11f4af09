package org.algoperf.harness.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.scoring.log.EvaluationTable;
import org.algoperf.scoring.log.TrialFiles;
import org.algoperf.scoring.log.TrialLog;
import org.algoperf.scoring.log.TrialMetadata;
import org.algoperf.scoring.log.TrialResult;
import org.algoperf.workloads.spec.Split;

/** In what a trial is not what it should be, in words. */
final class TrialDifference {

  private static final String TEST = Split.TEST.prefix() + "/";

  private TrialDifference() {}

  /** Between the plan and what a trial says that it was. */
  static Optional<String> fromPlan(RunPlan plan, PlannedTrial trial, TrialLog log) {
    TrialMetadata metadata = log.metadata().orElse(null);
    if (metadata == null) {
      return Optional.of(log.directory().resolve(TrialFiles.METADATA) + ": the file is missing");
    }
    String field = "";
    Object planned = null;
    Object found = null;
    if (!log.hyperparameters().equals(new TreeMap<>(trial.hyperparameters()))) {
      field = TrialFiles.HPARAMS;
      planned = trial.hyperparameters();
      found = log.hyperparameters();
    } else if (metadata.seed() != plan.config().seed()) {
      field = "seed";
      planned = plan.config().seed();
      found = metadata.seed();
    } else if (metadata.workload().maxRuntimeSec() != plan.maxRuntimeSec(trial)) {
      field = "max_runtime_sec";
      planned = plan.maxRuntimeSec(trial);
      found = metadata.workload().maxRuntimeSec();
    }
    return field.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s: %s was planned as %s, is %s".formatted(log.directory(), field, planned, found));
  }

  /**
   * Between a trial and its repetition. How far each came may depend on the clock; as far as both
   * came, their metrics must have the same bits, and so must the parameters where both ended at the
   * same step.
   */
  static Optional<String> between(TrialLog first, TrialLog again) {
    Map<Long, SortedMap<String, Double>> before = metrics(first.evaluations());
    int common = 0;
    for (int row = 0; row < again.evaluations().rows(); row++) {
      long step = (long) again.evaluations().value(TrialFiles.GLOBAL_STEP, row);
      SortedMap<String, Double> expected = before.get(step);
      SortedMap<String, Double> found = again.evaluations().evaluation(row).metrics();
      if (expected != null && !agree(expected, found)) {
        return differs(first, again, "at step " + step, expected, found);
      }
      common += expected == null ? 0 : 1;
    }
    TrialResult ended = first.result().orElseThrow();
    TrialResult endedAgain = again.result().orElseThrow();
    if (ended.globalStep() == endedAgain.globalStep()
        && !ended.parametersSha256().equals(endedAgain.parametersSha256())) {
      return differs(
          first,
          again,
          "parameters_sha256",
          ended.parametersSha256().orElse("absent"),
          endedAgain.parametersSha256().orElse("absent"));
    }
    return common > 0 || ended.globalStep() == endedAgain.globalStep()
        ? Optional.empty()
        : differs(first, again, "steps", ended.globalStep(), endedAgain.globalStep());
  }

  /**
   * Whether metrics have the same bits. The test split need not be evaluated but where a trial
   * ends, and is NaN elsewhere: it is compared where both have it.
   */
  static boolean agree(SortedMap<String, Double> before, SortedMap<String, Double> now) {
    return before.keySet().equals(now.keySet())
        && before.entrySet().stream()
            .allMatch(
                metric -> {
                  double other = now.get(metric.getKey());
                  boolean optional = metric.getKey().startsWith(TEST);
                  return metric.getValue().equals(other)
                      || (optional && (Double.isNaN(metric.getValue()) || Double.isNaN(other)));
                });
  }

  private static Optional<String> differs(
      TrialLog first, TrialLog again, String what, Object before, Object now) {
    return Optional.of(
        "%s: %s was %s, is %s when repeated%s"
            .formatted(first.directory(), what, before, now, elsewhere(first, again)));
  }

  /** Other processors and other libraries round in other ways. */
  private static String elsewhere(TrialLog first, TrialLog again) {
    String before = platform(first);
    String now = platform(again);
    return before.equals(now) ? "" : " (it ran on %s, this is %s)".formatted(before, now);
  }

  private static String platform(TrialLog log) {
    return log.metadata()
        .map(
            m ->
                "%s with libtorch %s, BLAS %s"
                    .formatted(m.machine().cpu(), m.software().libtorch(), m.software().blas()))
        .orElse("an unknown machine");
  }

  private static Map<Long, SortedMap<String, Double>> metrics(EvaluationTable table) {
    Map<Long, SortedMap<String, Double>> metrics = new HashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      metrics.put((long) table.value(TrialFiles.GLOBAL_STEP, row), table.evaluation(row).metrics());
    }
    return metrics;
  }
}
