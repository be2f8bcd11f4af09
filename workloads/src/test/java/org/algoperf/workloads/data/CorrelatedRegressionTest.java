package org.algoperf.workloads.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.algoperf.workloads.spec.DataProvenance.Origin;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrelatedRegressionTest {
  private static final int D = CorrelatedRegression.FEATURES;
  private static Splits<FeatureSet> data;

  @BeforeAll
  static void load() {
    data = CorrelatedRegression.generate();
  }

  @Test
  void isGeneratedInTheStatedSizes() {
    assertEquals("correlated-regression", data.provenance().name());
    assertEquals(Origin.GENERATED, data.provenance().origin());
    assertEquals(20_000, data.train().count());
    assertEquals(5_000, data.validation().count());
    assertEquals(5_000, data.test().count());
    assertEquals(100, data.train().features());
  }

  @Test
  void hasTheSameBitsEverywhere() {
    // Written by this program on OpenJDK 17.0.15, x86-64; changes when the definition does. It must
    // be the constant in the code, too, else nothing is kept or, worse, data of another definition.
    assertEquals(
        "776be7afaf2a3d8692169cb07ef59fd178a24d1ad1f3805fe8a17ae4a2e12543",
        data.provenance().sha256());
    assertEquals(CorrelatedRegression.KEPT.sha256(), data.provenance().sha256());
  }

  @Test
  void whatIsKeptIsWhatIsGenerated(@TempDir Path cache) {
    CorrelatedRegression.KEPT.load(cache, () -> data);
    Splits<FeatureSet> kept = CorrelatedRegression.KEPT.load(cache, Assertions::fail);

    assertEquals(data.provenance(), kept.provenance());
    assertEquals(
        data.provenance().sha256(), DataHash.of(kept.train(), kept.validation(), kept.test()));
  }

  @Test
  void theCovarianceHasTheStatedSpectrum() {
    EigenDecomposition decomposition =
        new EigenDecomposition(new Array2DRowRealMatrix(covariance(data.train())));
    double[] eigenvalues = decomposition.getRealEigenvalues();

    for (int k = 0; k < D; k++) {
      // Those of a sample of 20,000 lie within a factor (1 ± sqrt(100 / 20,000))^2 of the true ones
      // (Marchenko and Pastur 1967, for a flat spectrum); the bound leaves half as much again.
      double ratio = eigenvalues[k] / CorrelatedRegression.eigenvalue(k);
      assertTrue(ratio > 0.8 && ratio < 1.25, "eigenvalue " + k + " is off by " + ratio);
    }
    assertEquals(1, CorrelatedRegression.eigenvalue(0));
    assertEquals(1e-4, CorrelatedRegression.eigenvalue(D - 1), 1e-19);
  }

  @Test
  void featuresAreCorrelated() {
    double[][] covariance = covariance(data.train());
    double strongest = 0;
    for (int i = 0; i < D; i++) {
      for (int j = 0; j < i; j++) {
        double scale = Math.sqrt(covariance[i][i] * covariance[j][j]);
        strongest = Math.max(strongest, Math.abs(covariance[i][j]) / scale);
      }
    }
    assertTrue(strongest > 0.5, "strongest correlation " + strongest);
  }

  @Test
  void theTrueWeightsHaveTheBayesLossAndNoGradient() {
    double[] w = CorrelatedRegression.weights();
    double[] gradient = new double[D];
    double loss = 0;
    double entropy = 0;
    double square = 0;
    FeatureSet train = data.train();
    for (int i = 0; i < train.count(); i++) {
      double logit = 0;
      for (int j = 0; j < D; j++) {
        logit += w[j] * train.values()[i * D + j];
      }
      double p = 1 / (1 + Math.exp(-logit));
      double y = train.labels()[i];
      assertTrue(y == 0 || y == 1, "label " + y);
      loss -= Math.log(y == 1 ? p : 1 - p) / train.count();
      entropy -= (p * Math.log(p) + (1 - p) * Math.log1p(-p)) / train.count();
      square += logit * logit / train.count();
      for (int j = 0; j < D; j++) {
        gradient[j] += (p - y) * train.values()[i * D + j] / train.count();
      }
    }
    // 0.3605 is the integral of the entropy over a normal logit of deviation 3, by a Riemann sum in
    // numpy 2.4.6. Standard errors at 20,000 examples: 0.002 of the entropy, 0.004 of the loss, 0.5
    // % of the deviation,
    // and at most
    // sqrt(p (1 - p) var(x) / n) = 0.001 of a gradient's component.
    assertEquals(0.3605, entropy, 0.008);
    assertEquals(entropy, loss, 0.015);
    assertEquals(CorrelatedRegression.LOGIT_DEVIATION, Math.sqrt(square), 0.08);
    for (double component : gradient) {
      assertEquals(0, component, 0.005);
    }
  }

  private static double[][] covariance(FeatureSet set) {
    double[][] covariance = new double[D][D];
    for (int i = 0; i < set.count(); i++) {
      for (int j = 0; j < D; j++) {
        double x = set.values()[i * D + j] / set.count();
        for (int k = 0; k <= j; k++) {
          covariance[j][k] += x * set.values()[i * D + k];
        }
      }
    }
    for (int j = 0; j < D; j++) {
      for (int k = 0; k < j; k++) {
        covariance[k][j] = covariance[j][k];
      }
    }
    return covariance;
  }
}
