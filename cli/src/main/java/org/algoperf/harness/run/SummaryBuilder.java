package org.algoperf.harness.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.run.RunSummary.Failure;
import org.algoperf.harness.run.RunSummary.WallTime;
import org.algoperf.scoring.log.TrialKey;
import org.algoperf.scoring.log.TrialResult;
import org.algoperf.scoring.log.TrialResult.Outcome;

/** Sums up a run; made before its first trial, asked after its last. */
final class SummaryBuilder {

  private final RunPlan plan;
  private final TrialTree tree;
  private final Set<TrialKey> before = new HashSet<>();

  SummaryBuilder(RunPlan plan, TrialTree tree) {
    this.plan = plan;
    this.tree = tree;
    for (PlannedTrial trial : plan.trials()) {
      if (tree.result(trial.key()).isPresent()) {
        before.add(trial.key());
      }
    }
  }

  RunSummary build(double totalSec, int workers) {
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    List<Failure> failures = new ArrayList<>();
    int contended = 0;
    double training = 0;
    double evaluation = 0;
    for (PlannedTrial trial : plan.trials()) {
      TrialResult result =
          tree.result(trial.key())
              .orElseThrow(() -> new IllegalStateException(trial.key() + " was not finished"));
      outcomes.merge(result.outcome(), 1, Integer::sum);
      if (result.outcome() == Outcome.FAILED) {
        failures.add(new Failure(trial.key(), result.reason().orElse("")));
      }
      contended += result.contended() ? 1 : 0;
      if (!before.contains(trial.key())) {
        EarlierSessions earlier = earlier(trial.key());
        training += (result.submissionTime() - earlier.trainingSec()) / workers;
        evaluation += (result.evalTime() - earlier.evaluationSec()) / workers;
      }
    }
    return new RunSummary(
        tree.root(),
        plan.config().quick(),
        outcomes,
        failures,
        contended,
        before.size(),
        new WallTime(totalSec, training, evaluation));
  }

  private EarlierSessions earlier(TrialKey trial) {
    try {
      return EarlierSessions.of(trial, tree.directory(trial));
    } catch (IOException e) {
      throw TrialTree.unreadable(tree.root(), e);
    }
  }
}
