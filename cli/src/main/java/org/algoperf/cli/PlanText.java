package org.algoperf.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.algoperf.harness.plan.PlanCost;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.scoring.Counts;

/** A plan in words. */
final class PlanText {

  private PlanText() {}

  /** How many trials of what, and how long they may take. */
  static String summary(RunPlan plan) {
    String trials = Counts.of(plan.trials().size(), "trial");
    return "%s%s; %s".formatted(trials, isWhole(plan) ? ": " + factors(plan) : "", limit(plan));
  }

  /** Whether it has all trials of its factors: a sample of a plan has not. */
  private static boolean isWhole(RunPlan plan) {
    long all = plan.workloads().size() * submissions(plan);
    return all * plan.ruleset().studies() * plan.ruleset().trials() == plan.trials().size();
  }

  private static String factors(RunPlan plan) {
    return "%s x %s x %s x %s"
        .formatted(
            Counts.of(plan.workloads().size(), "workload"),
            Counts.of(submissions(plan), "submission"),
            Counts.of(plan.ruleset().studies(), "study"),
            Counts.of(plan.ruleset().trials(), "trial"));
  }

  private static long submissions(RunPlan plan) {
    return plan.trials().stream().map(PlannedTrial::submission).distinct().count();
  }

  private static String limit(RunPlan plan) {
    if (plan.workloads().stream().allMatch(w -> w.stepLimit().isPresent())) {
      return "each ends after its number of steps";
    }
    int workers = Math.max(1, plan.config().workers());
    double seconds = plan.trials().stream().mapToDouble(plan::maxRuntimeSec).sum();
    return Double.isInfinite(seconds)
        ? "budgets are measured when the run starts"
        : "at most %s of training, %s on %s; evaluation and starts come on top"
            .formatted(
                Durations.words(seconds),
                Durations.words(seconds / workers),
                Counts.of(workers, "worker"));
  }

  /** The trials in the order in which they are started. */
  static Listing trials(RunPlan plan) {
    List<Map<String, Object>> items = new ArrayList<>();
    for (PlannedTrial trial : plan.trials()) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("index", trial.index());
      item.put("study", trial.study());
      item.put("workload", trial.workload());
      item.put("trial", trial.trial());
      item.put("submission", trial.submission());
      item.put("hyperparameters", trial.hyperparameters());
      items.add(item);
    }
    return new Listing(items);
  }

  /** What each workload costs at most, and all together. */
  static Listing cost(PlanCost cost) {
    List<Map<String, Object>> items = new ArrayList<>();
    for (PlanCost.Part part : cost.workloads()) {
      items.add(
          item(
              part.workload(),
              part.trials(),
              fixed(part.referenceStepMs(), 3),
              fixed(part.budgetSec(), 1),
              part.trainingHours()));
    }
    items.add(item("all", cost.trials(), "", "", cost.trainingHours()));
    return new Listing(items);
  }

  private static Map<String, Object> item(
      String workload, int trials, String step, String budget, double hours) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("workload", workload);
    item.put("trials", trials);
    item.put("reference_step_ms", step);
    item.put("budget_sec", budget);
    item.put("core_hours_at_most", fixed(hours, 3));
    return item;
  }

  private static String fixed(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
