package org.algoperf.harness.trial;

import ai.djl.ndarray.NDScope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.algoperf.harness.plan.PlannedTrial.TrialSeeds;
import org.algoperf.submissions.api.Submission;
import org.algoperf.workloads.spec.LoadedWorkload;
import org.algoperf.workloads.spec.Split;
import org.algoperf.workloads.spec.WorkloadSpec;

/**
 * Steps that are run and thrown away before a trial's clock starts, on a task of their own with
 * seeds of their own, so that compilation and native start-up are nobody's time.
 *
 * <p>A trajectory depends on nothing here: the task is another one, and what a submission keeps
 * between steps is handed out per trial.
 */
final class WarmUp {

  private static final TrialSeeds SEEDS = new TrialSeeds(-1, -1);

  private final Clock clock;
  private final Warmth warmth;
  private final Map<String, List<String>> metrics = new HashMap<>();

  /** Warm-ups that take as long as it needs from a warmth. */
  WarmUp(Clock clock, Warmth warmth) {
    this.clock = clock;
    this.warmth = warmth;
  }

  /** Runs a submission for a moment. */
  void run(LoadedWorkload workload, Submission submission, WorkloadSpec spec) {
    Warmth.Span span = warmth.next(spec, submission);
    try (OpenTrial trial = OpenTrial.started(workload, submission, spec, SEEDS)) {
      steps(trial, span);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
      // Had it counted, the outcome would depend on how many steps fit into the warm-up. A
      // submission that always throws does so in the trial again, where it is recorded.
      System.err.printf("warm-up of %s ended early: %s%n", submission, e);
    }
    // Nobody shall pay for the garbage of the trial before.
    System.gc();
  }

  /**
   * The metrics of a workload as columns of the log: what an evaluation of the initial parameters
   * yields, for the validation and test split. Evaluates once per runner, which warms it up, too.
   */
  List<String> metrics(LoadedWorkload workload, String name) {
    return metrics.computeIfAbsent(name, n -> evaluateOnce(workload));
  }

  private static List<String> evaluateOnce(LoadedWorkload workload) {
    try (OpenTrial trial = OpenTrial.open(workload, SEEDS.initialization())) {
      return trial.task().evaluate(trial.parameters().values(), Split.VALIDATION).keySet().stream()
          .flatMap(
              m -> Stream.of(Split.VALIDATION, Split.TEST).map(split -> TrialLoop.metric(split, m)))
          .toList();
    }
  }

  private void steps(OpenTrial trial, Warmth.Span span) {
    Stopwatch watch = new Stopwatch(clock);
    watch.start();
    for (long step = 1; step <= span.steps() && watch.wallSec() < span.seconds(); step++) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        trial.oracle().beginStep();
        trial.training().step(trial.oracle(), step);
        trial.training().evalView();
      }
    }
  }
}
