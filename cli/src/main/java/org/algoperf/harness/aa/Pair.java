package org.algoperf.harness.aa;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.Labels;
import org.algoperf.harness.plan.PlanFile;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.scoring.Clock;
import org.algoperf.scoring.log.EvaluationTable;
import org.algoperf.scoring.log.TrialKey;
import org.algoperf.scoring.log.TrialReader;

/**
 * The times of two trials of the same study, at the last evaluation that both have.
 *
 * @param workload the workload's name
 * @param study its number
 * @param first times of the first name, by clock
 * @param second times of the second name, by clock
 */
public record Pair(
    String workload, int study, Map<Clock, Double> first, Map<Clock, Double> second) {

  /** The two names of an A/A check. */
  public static final List<String> LABELS = List.of("a", "b");

  /**
   * The pairs of a finished run.
   *
   * @param tree its logs, with the plan of a submission under both names
   * @throws HarnessException of kind DATA where trials have no evaluation in common
   */
  public static List<Pair> read(Path tree, List<Clock> clocks) {
    RunPlan plan = PlanFile.read(tree.resolve(PlanFile.NAME));
    List<Pair> pairs = new ArrayList<>();
    for (PlannedTrial trial : plan.trials()) {
      TrialKey a = trial.key();
      String submission = Labels.submission(a.submission());
      if (a.submission().equals(Labels.of(submission, LABELS.get(0)))) {
        TrialKey b =
            new TrialKey(Labels.of(submission, LABELS.get(1)), a.study(), a.workload(), a.trial());
        pairs.add(pair(a, table(tree, a), b, table(tree, b), clocks));
      }
    }
    return pairs.stream().sorted((p, q) -> p.workload().compareTo(q.workload())).toList();
  }

  private static Pair pair(
      TrialKey a, EvaluationTable first, TrialKey b, EvaluationTable second, List<Clock> clocks) {
    for (int i = first.rows() - 1; i >= 0; i--) {
      for (int j = second.rows() - 1; j >= 0; j--) {
        if (steps(first, i) == steps(second, j)) {
          return new Pair(
              a.workload(), a.study(), times(first, i, clocks), times(second, j, clocks));
        }
      }
    }
    throw new HarnessException(
        ErrorKind.DATA,
        "expected evaluations of %s and %s at the same steps, found %d and %d that do not meet;"
                .formatted(a.path(), b.path(), first.rows(), second.rows())
            + " see their result.json for how they ended");
  }

  private static double steps(EvaluationTable table, int row) {
    return table.value(Clock.STEPS.column(), row);
  }

  private static Map<Clock, Double> times(EvaluationTable table, int row, List<Clock> clocks) {
    Map<Clock, Double> times = new EnumMap<>(Clock.class);
    clocks.forEach(clock -> times.put(clock, table.value(clock.column(), row)));
    return times;
  }

  private static EvaluationTable table(Path tree, TrialKey key) {
    try {
      return TrialReader.read(key, tree.resolve(key.path())).evaluations();
    } catch (IOException e) {
      throw new HarnessException(
          ErrorKind.DATA, "cannot read the log of %s: %s".formatted(key.path(), e.getMessage()), e);
    }
  }
}
