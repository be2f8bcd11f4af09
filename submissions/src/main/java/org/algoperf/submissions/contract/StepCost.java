package org.algoperf.submissions.contract;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;
import org.algoperf.submissions.api.Buffers;
import org.algoperf.submissions.api.Submission;
import org.algoperf.submissions.api.Training;
import org.algoperf.submissions.catalog.Sgd;
import org.algoperf.workloads.spec.Batch;
import org.algoperf.workloads.spec.Oracle;
import org.algoperf.workloads.spec.ParameterSlot;
import org.algoperf.workloads.spec.ParameterSlot.Kind;
import org.algoperf.workloads.spec.WorkloadSpec;
import org.algoperf.workloads.torch.FlatParameters;
import org.algoperf.workloads.torch.Ops;
import org.algoperf.workloads.torch.Torch;

/**
 * What a submission's steps cost beside the gradient, on the 79,510 parameters of a network of
 * 784-100-10 units: the time in the oracle is taken off. The loss is ½ ‖θ − c‖², because under a
 * gradient that never vanishes some methods take ever longer steps.
 *
 * <p>Of rounds taken in turns with SGD's the shortest counts, because others can only be in the way
 * of a step. A round is long enough for methods that do their main work at every tenth or
 * twentieth.
 *
 * @param stateBytesPerParameter of registered state
 * @param stepMicros a step of the shortest round
 * @param relativeToSgd such a step in those of SGD
 * @param busy whether the median round took more than 1.3 times the shortest, of either
 */
public record StepCost(
    double stateBytesPerParameter, double stepMicros, double relativeToSgd, boolean busy) {

  private static final List<ParameterSlot> SLOTS =
      List.of(
          new ParameterSlot("hidden.weight", new Shape(784, 100), Kind.MATRIX, 0),
          new ParameterSlot("hidden.bias", new Shape(100), Kind.BIAS, 78_400),
          new ParameterSlot("output.weight", new Shape(100, 10), Kind.OUTPUT, 78_500),
          new ParameterSlot("output.bias", new Shape(10), Kind.BIAS, 79_500));

  private static final WorkloadSpec SPEC = new WorkloadSpec("step_cost", 1, 1000, 1000);
  private static final Submission SGD = new Sgd(.1, 0, .05);
  private static final int WARM_UP_ROUNDS = 2;
  private static final int STEPS = 20;
  private static final double MOST_SCATTER = 1.3;

  /**
   * Measures.
   *
   * @param nanos tells the time
   * @param rounds of {@value #STEPS} steps each of the submission and of SGD, in turns
   */
  public static StepCost measure(Submission submission, LongSupplier nanos, int rounds) {
    try (Course course = new Course(submission, nanos);
        Course sgd = new Course(SGD, nanos)) {
      List<Double> own = new ArrayList<>();
      List<Double> sgds = new ArrayList<>();
      for (int i = -WARM_UP_ROUNDS; i < rounds; i++) {
        double mine = course.micros();
        double theirs = sgd.micros();
        if (i >= 0) {
          own.add(mine);
          sgds.add(theirs);
        }
      }
      double micros = Collections.min(own);
      return new StepCost(
          course.stateBytesPerParameter(),
          micros,
          micros / Collections.min(sgds),
          scatters(own) || scatters(sgds));
    }
  }

  /** The bytes of registered state alone, which no clock is needed for. */
  public static double stateBytesPerParameter(Submission submission) {
    try (Course course = new Course(submission, () -> 0)) {
      return course.stateBytesPerParameter();
    }
  }

  /** What is appended to a figure that a busy machine makes doubtful. */
  public String remark() {
    return busy ? " (busy machine)" : "";
  }

  private static boolean scatters(List<Double> rounds) {
    return median(rounds) > MOST_SCATTER * Collections.min(rounds);
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
    return Arrays.stream(sorted).skip((sorted.length - 1) / 2).findFirst().orElseThrow();
  }

  /** A training towards c. */
  private static final class Course implements Oracle, AutoCloseable {

    private final NDManager manager = Torch.newManager();
    private final FlatParameters parameters = new FlatParameters(manager, SLOTS, DataType.FLOAT32);
    private final Buffers state = Buffers.of(manager, parameters);
    private final NDArray c = manager.zeros(parameters.values().getShape());
    private final LongSupplier nanos;
    private final Training training;
    private long step;
    private long inOracle;

    Course(Submission submission, LongSupplier nanos) {
      this.nanos = nanos;
      double[] values = new double[(int) c.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.sin(.37 * i * i);
      }
      ProblemOracle.write(values, c);
      training = submission.start(parameters, SPEC, state);
    }

    double stateBytesPerParameter() {
      return (double) state.bytes() / parameters.size();
    }

    double micros() {
      long oracleBefore = inOracle;
      long start = nanos.getAsLong();
      for (int i = 0; i < STEPS; i++) {
        try (NDScope scope = new NDScope()) {
          scope.suppressNotUsedWarning();
          training.step(this, ++step);
        }
      }
      return (nanos.getAsLong() - start - (inOracle - oracleBefore)) / 1e3 / STEPS;
    }

    @Override
    public Batch next() {
      return new Batch(c, c, 1);
    }

    @Override
    public NDArray gradient(Batch batch) {
      long start = nanos.getAsLong();
      Ops.copy(parameters.gradient(), parameters.values());
      Ops.axpy(parameters.gradient(), -1, c);
      NDArray loss = loss(parameters.gradient());
      inOracle += nanos.getAsLong() - start;
      return loss;
    }

    @Override
    public NDArray loss(Batch batch) {
      long start = nanos.getAsLong();
      NDArray loss = loss(parameters.values().sub(c));
      inOracle += nanos.getAsLong() - start;
      return loss;
    }

    private static NDArray loss(NDArray distance) {
      return distance.mul(distance).sum().mul(.5f);
    }

    @Override
    public long examples() {
      return step;
    }

    @Override
    public double gradientEvaluations() {
      return step;
    }

    @Override
    public void close() {
      state.close();
      manager.close();
    }
  }
}
