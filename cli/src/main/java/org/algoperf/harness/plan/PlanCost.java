package org.algoperf.harness.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * What a calibrated plan costs at most: every trial may use up its budget, and is rarely as slow.
 * Evaluation, data and start are not counted.
 *
 * @param schemaVersion of the JSON document; {@value #SCHEMA_VERSION} today
 * @param trials of the plan
 * @param submissions of the plan
 * @param studies of the plan
 * @param workers that run trials at the same time, a core each
 * @param trainingHours core hours of training, at most
 * @param wallHours hours until the end on that many workers, at most
 * @param workloads the parts
 */
public record PlanCost(
    int schemaVersion,
    int trials,
    int submissions,
    int studies,
    int workers,
    double trainingHours,
    double wallHours,
    List<Part> workloads) {

  /** The version that this code writes. */
  public static final int SCHEMA_VERSION = 1;

  private static final double HOUR = 3600;

  /**
   * What one workload costs.
   *
   * @param workload its name
   * @param trials on it
   * @param referenceStepMs a step of the reference submission, in milliseconds, measured here
   * @param budgetSec of each trial, in seconds
   * @param trainingHours of all its trials, at most
   */
  public record Part(
      String workload,
      int trials,
      double referenceStepMs,
      double budgetSec,
      double trainingHours) {}

  /** Copies the list. */
  public PlanCost {
    workloads = List.copyOf(workloads);
  }

  /**
   * The cost of a plan.
   *
   * @throws IllegalArgumentException if a workload is not calibrated
   */
  public static PlanCost of(RunPlan plan) {
    List<Part> parts = new ArrayList<>();
    for (PlannedWorkload workload : plan.workloads()) {
      double step =
          workload
              .referenceStepSec()
              .orElseThrow(
                  () -> new IllegalArgumentException(workload.name() + " is not calibrated"));
      int trials =
          (int) plan.trials().stream().filter(t -> t.workload().equals(workload.name())).count();
      double budget = workload.maxRuntimeSec(plan.ruleset().budgetFactor());
      parts.add(new Part(workload.name(), trials, 1000 * step, budget, trials * budget / HOUR));
    }
    int workers = Math.max(1, plan.config().workers());
    double hours = parts.stream().mapToDouble(Part::trainingHours).sum();
    return new PlanCost(
        SCHEMA_VERSION,
        plan.trials().size(),
        (int) plan.trials().stream().map(PlannedTrial::submission).distinct().count(),
        plan.ruleset().studies(),
        workers,
        hours,
        hours / Math.min(workers, Math.max(1, plan.trials().size())),
        parts);
  }
}
