package org.algoperf.harness.trial;

import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.List;
import org.algoperf.harness.plan.PlannedTrial.TrialSeeds;
import org.algoperf.scoring.Scoring;
import org.algoperf.submissions.api.Submission;
import org.algoperf.workloads.spec.LoadedWorkload;
import org.algoperf.workloads.spec.WorkloadSpec;

/**
 * Measures the step time of a workload's reference submission on this machine, from which budgets
 * follow: the median over segments of steps, after a warm-up.
 */
public final class Calibrator {

  private static final Span WARM_UP = new Span(1.0, 3000);
  private static final Span SEGMENT = new Span(0.1, 250);
  private static final int SEGMENTS = 21;
  private static final TrialSeeds SEEDS = new TrialSeeds(-2, -2);

  /** So long, or so many steps, whichever is over first. */
  private record Span(double seconds, long steps) {}

  private final Clock clock;

  /** A calibrator on a clock. */
  public Calibrator(Clock clock) {
    this.clock = clock;
  }

  /** The time of a step. */
  public StepTime step(LoadedWorkload workload, Submission reference, WorkloadSpec spec) {
    try (OpenTrial trial = OpenTrial.started(workload, reference, spec, SEEDS)) {
      Steps steps = new Steps(trial);
      segment(steps, WARM_UP, new Stopwatch(clock));
      Stopwatch total = new Stopwatch(clock);
      List<Double> seconds = new ArrayList<>();
      for (int i = 0; i < SEGMENTS; i++) {
        seconds.add(segment(steps, SEGMENT, total));
      }
      return new StepTime(Scoring.median(seconds), total.wallSec() / total.cpuSec());
    }
  }

  /** The mean time of the steps of a span, which a watch that stands still adds up. */
  private static double segment(Steps steps, Span span, Stopwatch watch) {
    double before = watch.wallSec();
    watch.start();
    long count = 0;
    while (watch.wallSec() - before < span.seconds() && count < span.steps()) {
      steps.next();
      count++;
    }
    watch.stop();
    return (watch.wallSec() - before) / count;
  }

  /** The steps of one trial; a schedule that has ended goes on at its last rate. */
  private static final class Steps {

    private final OpenTrial trial;
    private long step;

    Steps(OpenTrial trial) {
      this.trial = trial;
    }

    void next() {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        trial.oracle().beginStep();
        trial.training().step(trial.oracle(), ++step);
      }
    }
  }
}
