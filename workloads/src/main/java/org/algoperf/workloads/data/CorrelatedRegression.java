package org.algoperf.workloads.data;

import java.nio.file.Path;
import org.algoperf.workloads.spec.DataProvenance.Origin;

/**
 * Data for binary logistic regression on ill-conditioned, correlated features.
 *
 * <p>With z standard normal in R<sup>100</sup>, eigenvalues λ<sub>k</sub> from 1 down to
 * 10<sup>-4</sup> in equal steps of their logarithm, and Q a random orthogonal matrix, an example
 * is
 *
 * <pre>
 *   x = Q diag(√λ) z,   P(y = 1 | x) = 1 / (1 + exp(-w·x))
 *   w = Q diag(1 / √λ) s c,   s_k a random sign
 * </pre>
 *
 * so that the covariance of x has exactly the eigenvalues λ (condition number 10<sup>4</sup>), and
 * w·x is normal with a standard deviation of {@value #LOGIT_DEVIATION}: directions of every
 * curvature carry the same signal, and who neglects the flat ones stays far from the optimum. No
 * classifier's expected loss is below the mean entropy of P(y | x), about 0.361 nats.
 */
public final class CorrelatedRegression {
  /** The number of features. */
  public static final int FEATURES = 100;

  /** The ratio of the largest to the smallest eigenvalue of the features' covariance. */
  public static final double CONDITION = 1e4;

  /** The standard deviation of w·x. */
  public static final double LOGIT_DEVIATION = 3;

  private static final int TRAIN = 20_000;
  private static final int VALIDATION = 5_000;
  private static final int TEST = 5_000;
  private static final long SEED = 20_240_801;

  static final GeneratedData<FeatureSet> KEPT =
      new GeneratedData<>(
          "correlated-regression",
          Origin.GENERATED,
          "776be7afaf2a3d8692169cb07ef59fd178a24d1ad1f3805fe8a17ae4a2e12543",
          FeatureSet::readFrom);

  private final PortableRandom random = new PortableRandom(SEED);
  private final double[][] directions = orthonormal(random);
  private final double[] scales = new double[FEATURES];
  private final double[] signals = new double[FEATURES];

  private CorrelatedRegression() {
    for (int k = 0; k < FEATURES; k++) {
      scales[k] = Math.sqrt(eigenvalue(k));
      signals[k] = (random.chance(0.5) ? 1 : -1) * LOGIT_DEVIATION / Math.sqrt(FEATURES);
    }
  }

  /**
   * Reads the data from the cache, or else generates it and keeps it there.
   *
   * @param cache a directory, which need not exist
   */
  public static Splits<FeatureSet> load(Path cache) {
    return KEPT.load(cache, CorrelatedRegression::generate);
  }

  /** Generates the data: 20,000 training, 5,000 validation and 5,000 test examples. */
  public static Splits<FeatureSet> generate() {
    CorrelatedRegression source = new CorrelatedRegression();
    FeatureSet train = source.draw(TRAIN);
    FeatureSet validation = source.draw(VALIDATION);
    FeatureSet test = source.draw(TEST);
    return KEPT.of(train, validation, test);
  }

  /** The weights w that the labels were drawn from, shape (features). */
  public static double[] weights() {
    CorrelatedRegression source = new CorrelatedRegression();
    double[] coefficients = new double[FEATURES];
    for (int k = 0; k < FEATURES; k++) {
      coefficients[k] = source.signals[k] / source.scales[k];
    }
    return source.rotate(coefficients);
  }

  /** The k-th eigenvalue of the features' covariance, from 1 down to 1 / {@link #CONDITION}. */
  public static double eigenvalue(int k) {
    return StrictMath.pow(CONDITION, -k / (FEATURES - 1.0));
  }

  private FeatureSet draw(int count) {
    float[] values = new float[count * FEATURES];
    float[] labels = new float[count];
    double[] coefficients = new double[FEATURES];
    for (int i = 0; i < count; i++) {
      double logit = 0;
      for (int k = 0; k < FEATURES; k++) {
        double z = random.normal();
        logit += signals[k] * z;
        coefficients[k] = scales[k] * z;
      }
      double[] x = rotate(coefficients);
      for (int j = 0; j < FEATURES; j++) {
        values[i * FEATURES + j] = (float) x[j];
      }
      labels[i] = random.chance(1 / (1 + StrictMath.exp(-logit))) ? 1 : 0;
    }
    return new FeatureSet(FEATURES, values, labels);
  }

  /** The sum of the directions with the given coefficients. */
  private double[] rotate(double[] coefficients) {
    double[] sum = new double[FEATURES];
    for (int k = 0; k < FEATURES; k += 2) {
      double c0 = coefficients[k];
      double c1 = coefficients[k + 1];
      double[] q0 = directions[k];
      double[] q1 = directions[k + 1];
      for (int j = 0; j < FEATURES; j++) {
        sum[j] += c0 * q0[j] + c1 * q1[j];
      }
    }
    return sum;
  }

  /** Orthonormal rows by the modified Gram-Schmidt process on normal vectors. */
  private static double[][] orthonormal(PortableRandom random) {
    double[][] rows = new double[FEATURES][FEATURES];
    for (int k = 0; k < FEATURES; k++) {
      double[] row = rows[k];
      for (int j = 0; j < FEATURES; j++) {
        row[j] = random.normal();
      }
      for (int earlier = 0; earlier < k; earlier++) {
        double overlap = dot(row, rows[earlier]);
        for (int j = 0; j < FEATURES; j++) {
          row[j] -= overlap * rows[earlier][j];
        }
      }
      double norm = Math.sqrt(dot(row, row));
      for (int j = 0; j < FEATURES; j++) {
        row[j] /= norm;
      }
    }
    return rows;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }
}
