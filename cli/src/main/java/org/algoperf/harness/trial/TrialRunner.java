package org.algoperf.harness.trial;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.algoperf.harness.Digests;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.Offer;
import org.algoperf.harness.config.CheckpointInterval;
import org.algoperf.harness.plan.PlanFile;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.PlannedWorkload;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.scoring.log.Evaluation;
import org.algoperf.scoring.log.TrialLogWriter;
import org.algoperf.scoring.log.TrialMetadata;
import org.algoperf.scoring.log.TrialResult;
import org.algoperf.scoring.log.TrialResult.Outcome;
import org.algoperf.submissions.api.Submission;
import org.algoperf.workloads.spec.LoadedWorkload;
import org.algoperf.workloads.spec.WorkloadSpec;

/**
 * Runs trials one after another on the calling thread, and logs them.
 *
 * <p>What a submission throws makes its trial {@link Outcome#FAILED}; what the log's disk throws
 * ends the run.
 */
public final class TrialRunner {

  private final Clock clock;
  private final Environment environment;
  private final Consumer<String> notes;
  private final WarmUp warmUp;
  private boolean worn;

  /**
   * A runner that has run nothing yet, though others in this process may have.
   *
   * @param notes is told in a line of each checkpoint that is found
   */
  public TrialRunner(Clock clock, Environment environment, Consumer<String> notes) {
    this(new WarmUp(clock, Warmth.ofProcess()), clock, environment, notes);
  }

  /** A runner with warm-ups of its own. */
  TrialRunner(WarmUp warmUp, Clock clock, Environment environment, Consumer<String> notes) {
    this.clock = clock;
    this.environment = environment;
    this.notes = notes;
    this.warmUp = warmUp;
  }

  /**
   * A trial to run.
   *
   * @param plan that it belongs to
   * @param trial one of the plan's
   * @param workload loaded with the plan's data
   * @param submission to start at the trial's point
   * @param tree root of the logs
   */
  public record Job(
      RunPlan plan, PlannedTrial trial, LoadedWorkload workload, Offer submission, Path tree) {

    /** What the submission may know of the workload. */
    WorkloadSpec spec() {
      PlannedWorkload planned = plan.workload(trial.workload());
      return new WorkloadSpec(
          planned.name(), planned.batchSize(), planned.stepHint(), workload.data().trainExamples());
    }
  }

  /** Whether a trial has met an error of the virtual machine, which may spoil the next. */
  public boolean isWorn() {
    return worn;
  }

  /**
   * Runs a trial, from an empty directory or one that holds its checkpoint, to {@code result.json}.
   *
   * @param evaluations is told of each evaluation after it was logged
   * @throws HarnessException when the log cannot be written
   */
  public TrialResult run(Job job, Consumer<Evaluation> evaluations) {
    TrialTimes times = new TrialTimes(clock);
    Conduct conduct = new Conduct();
    try {
      List<String> metrics = warmUp.metrics(job.workload(), job.trial().workload());
      Submission submission = job.submission().at(job.trial().hyperparameters());
      warmUp.run(job.workload(), submission, job.spec());
      long seed = job.trial().seeds().initialization();
      try (OpenTrial trial = OpenTrial.open(job.workload(), seed)) {
        return run(new Attempt(job, submission, trial, times, metrics, conduct), evaluations);
      }
    } catch (IOException e) {
      throw new HarnessException(
          ErrorKind.OUTPUT,
          "cannot write the log of %s in %s: %s; make room or choose another directory, then run"
                  .formatted(job.trial().key().path(), job.tree(), e)
              + " the same command again to continue",
          e);
    }
  }

  private record Attempt(
      Job job,
      Submission submission,
      OpenTrial trial,
      TrialTimes times,
      List<String> metrics,
      Conduct conduct) {}

  private TrialResult run(Attempt a, Consumer<Evaluation> evaluations) throws IOException {
    Optional<String> failure = start(a);
    Session session = session(a, failure.isEmpty());
    RunPlan plan = a.job().plan();
    PlannedTrial planned = a.job().trial();
    try (TrialLogWriter log = session.log(a.job().tree(), planned.hyperparameters(), a.metrics())) {
      TrialLoop.Sinks sinks = new TrialLoop.Sinks(log, evaluations);
      TrialLoop loop =
          new TrialLoop(TrialRules.of(plan, planned), a.trial(), a.times(), a.conduct(), sinks);
      Outcome outcome = Outcome.FAILED;
      if (failure.isEmpty()) {
        try {
          session.resume(a.trial(), a.times(), loop);
          Optional<CheckpointInterval> every = plan.config().checkpointEvery();
          outcome = loop.run(new Checkpoints(session, a.trial(), log, every));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
          failure = Optional.of(failed("step " + loop.step(), e));
        }
      }
      worn |= failure.isPresent() && a.conduct().offence().isPresent();
      TrialResult result = result(outcome, failure, loop.step(), a);
      log.result(result);
      return result;
    }
  }

  /** From the trial's checkpoint, if there is one and the submission has started. */
  private Session session(Attempt a, boolean started) throws IOException {
    Metadata.Opened opened =
        new Metadata.Opened(
            a.trial().batchSize(),
            a.trial().parameters().size(),
            a.trial().stateBytesPerParameter());
    TrialMetadata metadata = Metadata.of(a.job().plan(), a.job().trial(), opened, environment);
    String hash = PlanFile.sha256(a.job().plan());
    return started
        ? new Resumption(hash, metadata, a.trial(), notes).session(a.job().tree())
        : Session.of(hash, metadata, Optional.empty());
  }

  private Optional<String> start(Attempt a) {
    try {
      a.trial().start(a.submission(), a.job().spec(), a.job().trial().seeds().data());
      return Optional.empty();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
      return Optional.of(failed("start", e));
    }
  }

  private String failed(String when, Throwable thrown) {
    worn |= thrown instanceof Error || thrown instanceof MisconductException;
    return Failures.describe(when, thrown);
  }

  private TrialResult result(Outcome outcome, Optional<String> failure, long step, Attempt a) {
    TrialTimes times = a.times();
    times.endSegment();
    times.evaluation().stop();
    return new TrialResult(
        TrialResult.SCHEMA_VERSION,
        outcome,
        failure,
        step,
        times.submission().wallSec(),
        times.submission().cpuSec(),
        times.evaluation().wallSec(),
        times.totalSec(),
        sha256(a.trial().parameters().values()),
        Optional.of(times.contention()),
        Optional.of(clock.now().truncatedTo(ChronoUnit.SECONDS).toString()));
  }

  /** Empty when the submission has closed the array. */
  private static Optional<String> sha256(NDArray values) {
    return values.isReleased()
        ? Optional.empty()
        : Optional.of(Digests.sha256(List.of(values.toByteBuffer())));
  }
}
