package org.algoperf.submissions.transform;

import static org.algoperf.submissions.transform.Require.fraction;
import static org.algoperf.submissions.transform.Require.positive;

import ai.djl.ndarray.NDArray;
import org.algoperf.submissions.api.Transform;
import org.algoperf.workloads.torch.Ops;

/** First moments divided by the root of second moments, both corrected for their start at 0. */
public final class Adam {

  /** ε where a method does not tune it, as in PyTorch, optax and AlgoPerf. */
  public static final double EPSILON = 1e-8;

  private Adam() {}

  /** {@link #scaleByAdam(double, double, double)} with ε = 10⁻⁸. */
  public static Transform scaleByAdam(double beta1, double beta2) {
    return scaleByAdam(beta1, beta2, EPSILON);
  }

  /**
   * m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; u = m̂ / (√v̂ + ε), with m̂ = m / (1 − β₁ᵗ) and
   * v̂ = v / (1 − β₂ᵗ).
   *
   * <p>Kingma, Ba, "Adam: a method for stochastic optimization", 2015; arXiv:1412.6980.
   */
  public static Transform scaleByAdam(double beta1, double beta2, double epsilon) {
    check(beta1, beta2, epsilon);
    return (parameters, state) -> {
      NDArray m = state.zeros("m");
      return new FusedAdam((g, t) -> m, state.zeros("v"), new Ops.Moments(beta1, beta2, epsilon));
    };
  }

  /**
   * Adam with the gradient counted once more: u = n̂ / (√v̂ + ε), with n = β₁ m + (1 − β₁) g after
   * m's own update, and n̂ = n / (1 − β₁ᵗ).
   *
   * <p>Dozat, "Incorporating Nesterov momentum into Adam", 2016, with a constant β₁ as in AlgoPerf.
   */
  public static Transform scaleByNadam(double beta1, double beta2) {
    check(beta1, beta2, EPSILON);
    return (parameters, state) ->
        new FusedNadam(
            state.zeros("m"),
            state.zeros("v"),
            new Ops.Moments(beta1, beta2, EPSILON),
            t -> {
              double correction = biasCorrection(beta1, t);
              return new FusedNadam.Mixture(beta1 / correction, (1 - beta1) / correction);
            });
  }

  /** 1 − βᵗ, what an average that began at 0 lacks after t steps. */
  static double biasCorrection(double beta, long t) {
    return 1 - Math.pow(beta, (double) t);
  }

  private static void check(double beta1, double beta2, double epsilon) {
    fraction("beta1", beta1);
    fraction("beta2", beta2);
    positive("epsilon", epsilon);
  }
}
