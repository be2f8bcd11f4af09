package org.algoperf.workloads.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import org.algoperf.workloads.data.CorrelatedRegression;
import org.algoperf.workloads.data.FeatureSet;
import org.algoperf.workloads.data.Splits;
import org.algoperf.workloads.spec.LoadedWorkload;
import org.algoperf.workloads.spec.Oracle;
import org.algoperf.workloads.spec.Split;
import org.algoperf.workloads.spec.Task;
import org.algoperf.workloads.torch.Ops;
import org.algoperf.workloads.torch.Torch;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

/** The optimum of the regularised training loss, by Newton's method in doubles. */
class LogisticRegressionOptimumTest {

  private static final int N = CorrelatedRegression.FEATURES;
  private static final double L2 = LogisticRegressionWorkload.L2;

  private final FeatureSet train;
  private final RealVector optimum;

  LogisticRegressionOptimumTest() {
    Splits<FeatureSet> splits = CorrelatedRegression.generate();
    train = splits.train();
    optimum = newton();
  }

  private RealVector newton() {
    RealVector w = new ArrayRealVector(N);
    for (int iteration = 0; iteration < 12; iteration++) {
      double[] gradient = new double[N];
      double[][] hessian = new double[N][N];
      accumulate(w.toArray(), gradient, hessian);
      RealVector step =
          new CholeskyDecomposition(new Array2DRowRealMatrix(hessian, false))
              .getSolver()
              .solve(new ArrayRealVector(gradient, false));
      w = w.subtract(step);
    }
    return w;
  }

  /** Gradient and Hessian of the mean of softplus(z) − y z, plus L2/2 ‖w‖². */
  private void accumulate(double[] w, double[] gradient, double[][] hessian) {
    float[] x = train.values();
    for (int i = 0; i < train.count(); i++) {
      double z = 0;
      for (int j = 0; j < N; j++) {
        z += x[i * N + j] * w[j];
      }
      double p = 1 / (1 + Math.exp(-z));
      for (int j = 0; j < N; j++) {
        double xj = x[i * N + j] / (double) train.count();
        gradient[j] += (p - train.labels()[i]) * xj;
        for (int k = 0; k <= j; k++) {
          hessian[j][k] += p * (1 - p) * xj * x[i * N + k];
        }
      }
    }
    for (int j = 0; j < N; j++) {
      gradient[j] += L2 * w[j];
      hessian[j][j] += L2;
      for (int k = 0; k < j; k++) {
        hessian[k][j] = hessian[j][k];
      }
    }
  }

  @Test
  void newtonsMethodEndsWhereTheWorkloadsGradientVanishes() {
    double[] gradient = new double[N];
    accumulate(optimum.toArray(), gradient, new double[N][N]);
    assertTrue(new ArrayRealVector(gradient).getLInfNorm() < 1e-15, "at machine precision");
    try (LoadedWorkload workload = new LogisticRegressionWorkload().load(DataType.FLOAT64);
        NDManager manager = Torch.newManager();
        Task task = workload.open(manager, 0)) {
      NDArray values = task.parameters().values();
      Ops.copy(values, manager.create(optimum.toArray()));
      Oracle oracle = task.oracle(train.count(), 0);
      oracle.gradient(oracle.next());
      double largest = task.parameters().gradient().abs().max().getDouble();
      assertTrue(largest < 1e-14, "the largest gradient is " + largest);
      assertEquals(
          LogisticRegressionWorkload.VALIDATION_LOSS_AT_OPTIMUM,
          task.evaluate(values, Split.VALIDATION).get("loss"),
          1e-12);
    }
  }
}
