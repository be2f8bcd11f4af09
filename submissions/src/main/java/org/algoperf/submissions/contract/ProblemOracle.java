package org.algoperf.submissions.contract;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import org.algoperf.workloads.spec.Batch;
import org.algoperf.workloads.spec.Parameters;
import org.algoperf.workloads.spec.ResumableOracle;
import org.algoperf.workloads.torch.Ops;

/** Gives gradients of a {@link Problem}, computed in Java. The size of batch t is t. */
public final class ProblemOracle implements ResumableOracle {

  private final Problem problem;
  private final Parameters parameters;
  private final NDArray nothing;
  private int t;
  private double gradients;
  private long examples;

  /** Reads from and writes to {@code parameters}. */
  public ProblemOracle(Problem problem, Parameters parameters) {
    this.problem = problem;
    this.parameters = parameters;
    this.nothing = parameters.values();
  }

  @Override
  public Batch next() {
    t++;
    return new Batch(nothing, nothing, t);
  }

  @Override
  public NDArray gradient(Batch batch) {
    double[] theta = toDoubles(parameters.values());
    write(problem.gradient(theta, batch.size()), parameters.gradient());
    gradients++;
    examples++;
    return loss(theta, batch);
  }

  @Override
  public NDArray loss(Batch batch) {
    gradients += 1. / 3;
    return loss(toDoubles(parameters.values()), batch);
  }

  @Override
  public Position position() {
    return new Position(t, examples, gradients);
  }

  @Override
  public void resume(Position position) {
    t = Math.toIntExact(position.batches());
    examples = position.examples();
    gradients = position.gradientEvaluations();
  }

  private NDArray loss(double[] theta, Batch batch) {
    NDManager manager = parameters.values().getManager();
    double loss = problem.loss(theta, batch.size());
    try (NDArray value = manager.create(loss)) {
      return value.toType(parameters.values().getDataType(), true);
    }
  }

  @Override
  public long examples() {
    return examples;
  }

  @Override
  public double gradientEvaluations() {
    return gradients;
  }

  /** A copy of the elements of a float32 or float64 array. */
  public static double[] toDoubles(NDArray array) {
    if (array.getDataType() == DataType.FLOAT64) {
      return array.toDoubleArray();
    }
    float[] floats = array.toFloatArray();
    double[] doubles = new double[floats.length];
    Arrays.setAll(doubles, i -> floats[i]);
    return doubles;
  }

  /** Overwrites {@code target}, rounding where it is float32. */
  public static void write(double[] source, NDArray target) {
    try (NDArray doubles = target.getManager().create(source, target.getShape())) {
      Ops.copy(target, doubles);
    }
  }
}
