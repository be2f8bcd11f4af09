package org.algoperf.submissions.contract;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import org.algoperf.submissions.api.Buffers;
import org.algoperf.submissions.api.Snapshot;
import org.algoperf.submissions.api.Submission;
import org.algoperf.submissions.api.Training;
import org.algoperf.workloads.spec.Oracle;
import org.algoperf.workloads.spec.Parameters;
import org.algoperf.workloads.spec.ResumableOracle;
import org.algoperf.workloads.torch.FlatParameters;
import org.algoperf.workloads.torch.Tensor;
import org.algoperf.workloads.torch.Torch;

/** A submission on a {@link Problem}, run as the harness runs it: each step in a scope. */
public final class Trial implements AutoCloseable {

  private final NDManager manager = Torch.newManager();
  private final FlatParameters parameters;
  private final Buffers state;
  private final ResumableOracle oracle;
  private final Training training;
  private long step;

  /** Starts a submission; no step is taken yet. */
  public Trial(Submission submission, Problem problem, DataType type) {
    parameters = new FlatParameters(manager, Problem.SLOTS, type);
    ProblemOracle.write(Problem.initial(), parameters.values());
    state = Buffers.of(manager, parameters);
    oracle = new ProblemOracle(problem, parameters);
    training = submission.start(parameters, Problem.SPEC, state);
  }

  /** Takes steps. */
  public Trial steps(int count) {
    for (int i = 0; i < count; i++) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        training.step(oracle, ++step);
      }
    }
    return this;
  }

  /** All that this trial remembers. */
  public Snapshot snapshot() {
    return Snapshot.of(parameters, state);
  }

  /** Goes to where another trial of the same submission on the same problem stands. */
  public Trial resume(Trial other) {
    other.snapshot().restore(parameters, state);
    oracle.resume(other.oracle.position());
    step = other.step;
    return this;
  }

  /** Steps taken. */
  public long step() {
    return step;
  }

  /** Whether another trial remembers, shows and says the same, bit for bit. */
  public boolean isAt(Trial other) {
    return snapshot().equals(other.snapshot())
        && Arrays.equals(evalView(), other.evalView())
        && finished() == other.finished();
  }

  /** The live parameters. */
  public double[] theta() {
    return ProblemOracle.toDoubles(parameters.values());
  }

  /** The parameters to evaluate. */
  public double[] evalView() {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      return ProblemOracle.toDoubles(training.evalView());
    }
  }

  /** Type and shape of what is evaluated. */
  String describedEvalView() {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      return Tensor.description(training.evalView());
    }
  }

  /** The parameters themselves. */
  Parameters parameters() {
    return parameters;
  }

  /** Whether the submission says that it is. */
  public boolean finished() {
    return training.finished();
  }

  /** All state. */
  public Buffers state() {
    return state;
  }

  /** The oracle, which counts. */
  public Oracle oracle() {
    return oracle;
  }

  /** The manager that owns everything. */
  public NDManager manager() {
    return manager;
  }

  @Override
  public void close() {
    state.close();
    manager.close();
  }
}
