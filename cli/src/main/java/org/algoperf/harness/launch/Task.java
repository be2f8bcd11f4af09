package org.algoperf.harness.launch;

import java.util.ArrayList;
import java.util.List;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.plan.TrialIndices;

/**
 * What a scheduler runs in one piece: some trials, one after another on one core.
 *
 * @param indices of the trials
 * @param budgetSec their budgets together, in seconds
 */
public record Task(TrialIndices indices, double budgetSec) {

  /**
   * How trials become tasks.
   *
   * @param minutes of budget that a task takes trials for; a longer trial is a task of its own
   * @param max tasks; where there would be more, they get longer
   */
  public record Packing(double minutes, int max) {

    public Packing {
      if (!(minutes > 0) || max < 1) {
        throw HarnessException.usage(
            "task_minutes and max_tasks must be positive, found %s and %d", minutes, max);
      }
    }

    /** The tasks of some trials, which stay in their order. */
    public List<Task> pack(RunPlan plan, List<PlannedTrial> trials) {
      double seconds = 60 * minutes;
      List<Task> tasks = pack(plan, trials, seconds);
      while (tasks.size() > max) {
        seconds *= 1.25;
        tasks = pack(plan, trials, seconds);
      }
      return tasks;
    }

    private static List<Task> pack(RunPlan plan, List<PlannedTrial> trials, double seconds) {
      List<Task> tasks = new ArrayList<>();
      List<PlannedTrial> packed = new ArrayList<>();
      double sum = 0;
      for (PlannedTrial trial : trials) {
        double budget = plan.maxRuntimeSec(trial);
        if (!packed.isEmpty() && sum + budget > seconds) {
          tasks.add(new Task(TrialIndices.of(packed), sum));
          packed.clear();
          sum = 0;
        }
        packed.add(trial);
        sum += budget;
      }
      if (!packed.isEmpty()) {
        tasks.add(new Task(TrialIndices.of(packed), sum));
      }
      return tasks;
    }
  }
}
