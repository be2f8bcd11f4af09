package org.algoperf.submissions.transform;

import static org.algoperf.submissions.transform.Require.fraction;
import static org.algoperf.submissions.transform.Require.positive;
import static org.algoperf.workloads.torch.Ops.divideByRoot;
import static org.algoperf.workloads.torch.Ops.emaOfSquares;
import static org.algoperf.workloads.torch.Ops.lerp;
import static org.algoperf.workloads.torch.Ops.scale;

import ai.djl.ndarray.NDArray;
import org.algoperf.submissions.api.Transform;
import org.algoperf.workloads.spec.Parameters;
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
    return (parameters, state) ->
        new ScaleByAdam(state.zeros("m"), state.zeros("v"), new Ops.Moments(beta1, beta2, epsilon));
  }

  private record ScaleByAdam(NDArray m, NDArray v, Ops.Moments moments)
      implements Affine.Descending {

    @Override
    public NDArray update(NDArray g, Parameters parameters, long t) {
      NDArray u = g.zerosLike();
      Ops.adam(u, g, m, v, moments, t);
      return u;
    }

    @Override
    public void descend(NDArray g, Parameters parameters, long t, double rate, double decay) {
      Ops.adamDescent(parameters.values(), g, m, v, new Ops.AdamStep(moments, t, rate, decay));
    }
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
        new ScaleByNadam(state.zeros("m"), state.zeros("v"), beta1, beta2);
  }

  private record ScaleByNadam(NDArray m, NDArray v, double beta1, double beta2)
      implements Affine.Descending {

    /** Moves m and v, and turns g into n. */
    private NDArray moments(NDArray g) {
      lerp(m, g, 1 - beta1);
      emaOfSquares(v, g, 1 - beta2);
      lerp(g, m, beta1);
      return g;
    }

    @Override
    public NDArray update(NDArray g, Parameters parameters, long t) {
      NDArray n = moments(g);
      divideByRoot(n, v, Math.sqrt(biasCorrection(beta2, t)), EPSILON);
      scale(n, 1 / biasCorrection(beta1, t));
      return n;
    }

    /** With c for the root of v's bias correction: n / (√v / c + ε) = c n / (√v + c ε). */
    @Override
    public void descend(NDArray g, Parameters parameters, long t, double rate, double decay) {
      NDArray n = moments(g);
      double c = Math.sqrt(biasCorrection(beta2, t));
      scale(parameters.values(), 1 - decay);
      Ops.addDividedByRoot(
          parameters.values(), -rate * c / biasCorrection(beta1, t), n, v, c * EPSILON);
    }
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
