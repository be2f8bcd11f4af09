package org.algoperf.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.PlannedWorkload;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.scoring.log.Evaluation;
import org.algoperf.scoring.log.TrialResult;

/** Remembers what it was told. */
class Recorder implements RunListener {

  final List<String> calls = new ArrayList<>();
  final Map<String, TrialResult> results = new TreeMap<>();
  final List<String> messages = new ArrayList<>();
  RunPlan plan;

  @Override
  public void message(String line) {
    messages.add(line);
  }

  @Override
  public void calibrated(PlannedWorkload workload) {
    calls.add("calibrated " + workload.name());
  }

  @Override
  public void planned(RunPlan planned, int finished) {
    plan = planned;
    calls.add("planned " + planned.trials().size() + ", finished " + finished);
  }

  @Override
  public void trialStarted(PlannedTrial trial, int worker) {
    calls.add("started " + trial.key().path());
  }

  @Override
  public void evaluated(PlannedTrial trial, Evaluation evaluation, double best) {
    if (best > evaluation.metrics().get("validation/loss")) {
      throw new AssertionError("best is worse than " + evaluation);
    }
  }

  @Override
  public void trialFinished(PlannedTrial trial, TrialResult result) {
    calls.add("finished " + trial.key().path());
    results.put(trial.key().path(), result);
  }

  @Override
  public void workerReplaced(int worker, String reason) {
    calls.add("replaced: " + reason);
  }
}
