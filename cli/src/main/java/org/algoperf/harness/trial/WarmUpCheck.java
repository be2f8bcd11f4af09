package org.algoperf.harness.trial;

import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.algoperf.harness.plan.PlannedTrial.TrialSeeds;
import org.algoperf.scoring.Scoring;
import org.algoperf.submissions.api.Submission;
import org.algoperf.workloads.spec.LoadedWorkload;
import org.algoperf.workloads.spec.WorkloadSpec;

/**
 * Shows whether the warm-up is enough: times every step of the beginning of trials that follow one
 * another in one process, each after the warm-up that it has in a run.
 */
public final class WarmUpCheck {

  private static final TrialSeeds SEEDS = new TrialSeeds(-4, -4);
  private static final double MICROS = 1e-3;

  private final Clock clock;
  private final int first;
  private final int later;

  /**
   * A check.
   *
   * @param clock that it reads once per step
   * @param first steps of each trial, which are compared with
   * @param later steps, which come after them
   */
  public WarmUpCheck(Clock clock, int first, int later) {
    this.clock = clock;
    this.first = first;
    this.later = later;
  }

  /**
   * The steps of one trial, in wall microseconds.
   *
   * @param trial counted from 1 in the process
   * @param usFirst median of the first steps
   * @param usLater median of the later steps
   * @param firstOverLater their ratio: above 1 where the first steps cost more
   * @param usFirstMean mean of the first steps, which a single slow one moves
   * @param usLaterMean mean of the later steps
   */
  public record Result(
      int trial,
      double usFirst,
      double usLater,
      double firstOverLater,
      double usFirstMean,
      double usLaterMean) {}

  /** Runs the beginnings of trials one after another, in a process that has run none before. */
  public List<Result> run(
      LoadedWorkload workload, Submission submission, WorkloadSpec spec, int trials) {
    WarmUp warmUp = new WarmUp(clock, new Warmth());
    warmUp.metrics(workload, spec.name());
    List<Result> results = new ArrayList<>();
    for (int trial = 1; trial <= trials; trial++) {
      warmUp.run(workload, submission, spec);
      try (OpenTrial open = OpenTrial.started(workload, submission, spec, SEEDS)) {
        results.add(result(trial, steps(open)));
      }
    }
    return results;
  }

  private long[] steps(OpenTrial trial) {
    long[] nanos = new long[first + later];
    long before = clock.wallNanos();
    for (int i = 0; i < nanos.length; i++) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        trial.oracle().beginStep();
        trial.training().step(trial.oracle(), i + 1);
      }
      long now = clock.wallNanos();
      nanos[i] = now - before;
      before = now;
    }
    return nanos;
  }

  private Result result(int trial, long[] nanos) {
    List<Double> begin = micros(nanos, 0, first);
    List<Double> rest = micros(nanos, first, nanos.length);
    double usFirst = Scoring.median(begin);
    double usLater = Scoring.median(rest);
    return new Result(trial, usFirst, usLater, usFirst / usLater, mean(begin), mean(rest));
  }

  private static List<Double> micros(long[] nanos, int from, int to) {
    return Arrays.stream(nanos, from, to).mapToObj(n -> n * MICROS).toList();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(v -> v).average().orElseThrow();
  }
}
