package org.algoperf.harness.trial;

import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.algoperf.harness.plan.PlannedTrial.TrialSeeds;
import org.algoperf.submissions.api.Buffers;
import org.algoperf.submissions.api.Snapshot;
import org.algoperf.submissions.api.Submission;
import org.algoperf.submissions.api.Training;
import org.algoperf.workloads.spec.LoadedWorkload;
import org.algoperf.workloads.spec.Parameters;
import org.algoperf.workloads.spec.ResumableOracle;
import org.algoperf.workloads.spec.Task;
import org.algoperf.workloads.spec.WorkloadSpec;
import org.algoperf.workloads.torch.Torch;

/** A task opened for a submission, and the submission at work on it once it was started. */
final class OpenTrial implements AutoCloseable {

  private final NDManager manager;
  private final Task task;
  private final Buffers state;
  private Training training;
  private ResumableOracle source;
  private ObservedOracle oracle;
  private int batchSize;

  private OpenTrial(NDManager manager, LoadedWorkload workload, long seed) {
    this.manager = manager;
    this.task = workload.open(manager, seed);
    this.state = Buffers.of(manager, task.parameters());
  }

  /** Opens a task with initial parameters from a seed. */
  static OpenTrial open(LoadedWorkload workload, long seed) {
    NDManager manager = Torch.newManager();
    try {
      return new OpenTrial(manager, workload, seed);
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /** Opens a task, and starts a submission on it. */
  static OpenTrial started(
      LoadedWorkload workload, Submission submission, WorkloadSpec spec, TrialSeeds seeds) {
    OpenTrial trial = open(workload, seeds.initialization());
    try {
      trial.start(submission, spec, seeds.data());
      return trial;
    } catch (RuntimeException e) {
      trial.close();
      throw e;
    }
  }

  /** Starts a submission, with the training data in an order from a seed. */
  void start(Submission submission, WorkloadSpec spec, long dataSeed) {
    batchSize = submission.batchSize(spec);
    source = task.oracle(batchSize, dataSeed);
    oracle = new ObservedOracle(source);
    training = submission.start(task.parameters(), spec, state);
  }

  Task task() {
    return task;
  }

  Training training() {
    return training;
  }

  ObservedOracle oracle() {
    return oracle;
  }

  /** The side of the oracle that the submission does not see. */
  ResumableOracle source() {
    return source;
  }

  /** All that the submission remembers, and the parameters. */
  Snapshot memory() {
    return Snapshot.of(task.parameters(), state);
  }

  /** How a memory differs from what the submission has asked for, if it does. */
  Optional<String> misfit(Snapshot memory) {
    return memory.misfit(task.parameters(), state);
  }

  /** Gives back to the submission, which was just started, what it remembered. */
  void remember(Snapshot memory) {
    memory.restore(task.parameters(), state);
  }

  Parameters parameters() {
    return task.parameters();
  }

  /** Examples in a batch; 0 while no submission was started. */
  int batchSize() {
    return batchSize;
  }

  double stateBytesPerParameter() {
    return (double) state.bytes() / task.parameters().size();
  }

  @Override
  public void close() {
    state.close();
    task.close();
    manager.close();
  }
}
