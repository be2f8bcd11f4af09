package org.algoperf.submissions.transform;

import static java.lang.Math.exp;
import static java.lang.Math.log;
import static java.lang.Math.min;
import static org.algoperf.submissions.transform.Adam.biasCorrection;
import static org.algoperf.submissions.transform.Require.fraction;
import static org.algoperf.submissions.transform.Require.nonNegative;
import static org.algoperf.submissions.transform.Require.positive;
import static org.algoperf.workloads.torch.Ops.axpy;

import ai.djl.ndarray.NDArray;
import org.algoperf.submissions.api.Transform;
import org.algoperf.workloads.torch.Ops;

/** Adam with a second, much slower momentum. */
public final class Ademamix {

  private Ademamix() {}

  /**
   * The two momenta.
   *
   * @param beta1 β₁, of the fast one
   * @param beta3 β₃, of the slow one
   * @param alpha α, the weight of the slow one
   */
  public record Mixture(double beta1, double beta3, double alpha) {

    /** Checks the ranges. */
    public Mixture {
      positive("beta1", fraction("beta1", beta1));
      positive("beta3", fraction("beta3", beta3));
      nonNegative("alpha", alpha);
    }

    /** α t / T, then α. */
    double alphaAt(double progress) {
      return alpha * min(1, progress);
    }

    /** From β₁ at 0 to β₃ at T so that the half-life grows linearly. */
    double beta3At(double progress) {
      double s = min(1, progress);
      return min(beta3, exp(log(beta1) * log(beta3) / ((1 - s) * log(beta3) + s * log(beta1))));
    }
  }

  /**
   * m₁ ← β₁ m₁ + (1 − β₁) g; m₂ ← β₃(t) m₂ + (1 − β₃(t)) g; v ← β₂ v + (1 − β₂) g²; u = (m̂₁ + α(t)
   * m₂) / (√v̂ + 10⁻⁸).
   *
   * <p>Pagliardini, Ablin, Grangier, "The AdEMAMix optimizer: better, faster, older", 2024;
   * arXiv:2409.03137.
   *
   * @param steps T, over which α(t) and β₃(t) rise
   */
  public static Transform scaleByAdemamix(Mixture mixture, double beta2, long steps) {
    fraction("beta2", beta2);
    return (parameters, state) -> {
      NDArray fast = state.zeros("m1");
      NDArray slow = state.zeros("m2");
      Ops.Moments moments = new Ops.Moments(mixture.beta1(), beta2, Adam.EPSILON);
      FusedAdam adam = new FusedAdam((g, t) -> fast, state.zeros("v"), moments);
      return new ScaleByAdemamix(adam, fast, slow, mixture, steps);
    };
  }

  /** Adam, for whose step α m₂ is in m₁. */
  private record ScaleByAdemamix(
      FusedAdam adam, NDArray fast, NDArray slow, Mixture mixture, long steps)
      implements Affine.Descending {

    @Override
    public void descend(NDArray g, long t, Affine.Move move) {
      double progress = (double) t / steps;
      double b = mixture.beta1();
      double kept = mixture.beta3At(progress);
      // β₁ of it will be left, divided by the bias correction.
      double share = mixture.alphaAt(progress) * biasCorrection(b, t) / b;
      Ops.descend(fast, g, slow, new Ops.Heaviness(kept, kept, false), -share);
      adam.descend(g, t, move);
      axpy(fast, -share * b, slow);
    }
  }
}
