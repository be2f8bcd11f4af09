package org.algoperf.cli;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.PlannedWorkload;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.run.RunListener;
import org.algoperf.scoring.log.Contention;
import org.algoperf.scoring.log.Evaluation;
import org.algoperf.scoring.log.TrialResult;
import org.algoperf.scoring.log.TrialResult.Outcome;

/**
 * Shows a run's progress on standard error: one live line on a terminal, a plain line now and then
 * elsewhere.
 */
final class Progress implements RunListener {

  private static final double LIVE_EVERY = 0.1;
  private static final double PLAIN_EVERY = 10;

  private final StatusLine line;
  private final Host host;
  private final Set<String> told = new HashSet<>();
  private RunPlan plan;
  private Eta eta;
  private double started;
  private double shown = Double.NEGATIVE_INFINITY;
  private int ended;

  Progress(Host host) {
    this.host = host;
    this.line = new StatusLine(host.console());
  }

  @Override
  public void message(String text) {
    // Every worker loads the data, and warns of it.
    if (told.add(text)) {
      line.note(text);
    }
  }

  @Override
  public void calibrated(PlannedWorkload workload) {
    workload
        .referenceStepSec()
        .ifPresent(
            seconds ->
                line.status(
                    "%s: a reference step takes %s ms here"
                        .formatted(workload.name(), number(seconds * 1000))));
    workload.referenceWallOverCpu().stream()
        .filter(ratio -> ratio > Contention.THRESHOLD && workload.stepLimit().isEmpty())
        .forEach(
            ratio ->
                line.note(
                    String.format(
                        Locale.ROOT,
                        "warning: %s: the machine was busy while this was measured (%.2f times the"
                            + " processor time), so that budgets are about that much too long; stop"
                            + " other work ('algoperf doctor' tells of it) and start again with"
                            + " another --out",
                        workload.name(),
                        ratio)));
  }

  @Override
  public void planned(RunPlan newPlan, int finished) {
    begin(newPlan, finished);
    line.note(PlanText.summary(plan));
    if (finished > 0) {
      line.note("continuing: done already: %d".formatted(finished));
    }
  }

  /** Takes a plan without a word. */
  void begin(RunPlan newPlan, int finished) {
    plan = newPlan;
    ended = finished;
    started = now();
    eta = new Eta(plan.trials().stream().skip(finished).mapToDouble(this::budget).sum());
  }

  @Override
  public void evaluated(PlannedTrial trial, Evaluation evaluation, double best) {
    if (evaluation.preemptionCount() > 0) {
      eta.resumed(trial.key(), Math.min(evaluation.submissionTime(), budget(trial)));
    }
    eta.used(trial.key(), evaluation.submissionTime(), budget(trial));
    show(trial, "best %s %s".formatted(plan.workload(trial.workload()).metric(), number(best)));
  }

  @Override
  public void trialFinished(PlannedTrial trial, TrialResult result) {
    ended++;
    eta.ended(trial.key(), budget(trial));
    if (result.outcome() == Outcome.FAILED) {
      line.note("%s failed: %s".formatted(trial.key().path(), result.reason().orElse("no reason")));
    }
    show(trial, result.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  @Override
  public void workerReplaced(int worker, String reason) {
    line.note("worker %d replaced: %s".formatted(worker, reason));
  }

  /** Does work, and removes the live line at its end. */
  <T> T during(Supplier<T> work) {
    try {
      return work.get();
    } finally {
      close();
    }
  }

  /** Removes the live line. */
  void close() {
    line.close();
  }

  /** Trials that have ended, those of earlier runs included. */
  int ended() {
    return ended;
  }

  private void show(PlannedTrial trial, String what) {
    double now = now();
    boolean last = ended == plan.trials().size();
    if (!last && now - shown < (line.isLive() ? LIVE_EVERY : PLAIN_EVERY)) {
      return;
    }
    shown = now;
    String left =
        eta.seconds(now - started).stream()
            .mapToObj(seconds -> "  ETA " + Durations.clock(seconds))
            .findFirst()
            .orElse("");
    line.status(
        "%d/%d trials  %s %s  %s%s"
            .formatted(
                ended, plan.trials().size(), trial.workload(), trial.submission(), what, left));
  }

  private double now() {
    return host.clock().wallNanos() * 1e-9;
  }

  private double budget(PlannedTrial trial) {
    double seconds = plan.maxRuntimeSec(trial);
    return Double.isInfinite(seconds) ? 1 : seconds;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
