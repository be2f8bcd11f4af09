package org.algoperf.submissions.transform;

import static java.lang.Math.pow;
import static org.algoperf.submissions.transform.Require.fraction;
import static org.algoperf.submissions.transform.Require.nonNegative;
import static org.algoperf.submissions.transform.Require.positive;
import static org.algoperf.workloads.torch.Ops.lerp;
import static org.algoperf.workloads.torch.Ops.sign;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.algoperf.submissions.api.State;
import org.algoperf.submissions.api.Transform;
import org.algoperf.workloads.torch.Ops;

/** Links that differ from {@link Adam#scaleByAdam} in one thing. */
public final class AdamVariants {

  private AdamVariants() {}

  /**
   * Adam whose denominator never shrinks: v̄ ← max(v̄, v); u = m̂ / (√(v̄ / (1 − β₂ᵗ)) + ε),
   * corrected as in PyTorch.
   *
   * <p>Reddi, Kale, Kumar, "On the convergence of Adam and beyond", 2018; arXiv:1904.09237.
   */
  public static Transform scaleByAmsgrad(double beta1, double beta2, double epsilon) {
    fraction("beta1", beta1);
    fraction("beta2", beta2);
    positive("epsilon", epsilon);
    return (parameters, state) -> {
      NDArray m = state.zeros("m");
      return new FusedAdam(
          (g, t) -> m,
          state.zeros("v"),
          Optional.of(state.zeros("v_max")),
          new Ops.Moments(beta1, beta2, epsilon),
          t -> t);
    };
  }

  /**
   * Dozat's NAdam with its schedule of the momentum, μₜ = β₁ (1 − ½ 0.96^(ψt)): u = (μₜ₊₁ m / (1 −
   * Πₛ≤ₜ₊₁ μₛ) + (1 − μₜ) g / (1 − Πₛ≤ₜ μₛ)) / (√v̂ + ε).
   *
   * @param momentumDecay ψ, 0.004 in the paper
   *     <p>Dozat, "Incorporating Nesterov momentum into Adam", 2016.
   */
  public static Transform scaleByScheduledNadam(
      double beta1, double beta2, double momentumDecay, double epsilon) {
    fraction("beta1", beta1);
    fraction("beta2", beta2);
    nonNegative("momentum_decay", momentumDecay);
    positive("epsilon", epsilon);
    return (parameters, state) -> {
      State.Cell product = state.number("product", 1);
      return new FusedNadam(
          state.zeros("m"),
          state.zeros("v"),
          new Ops.Moments(beta1, beta2, epsilon),
          t -> {
            double mu = beta1 * (1 - .5 * pow(.96, momentumDecay * t));
            double next = beta1 * (1 - .5 * pow(.96, momentumDecay * (t + 1)));
            product.set(product.get() * mu);
            return new FusedNadam.Mixture(
                next / (1 - product.get() * next), (1 - mu) / (1 - product.get()));
          });
    };
  }

  /**
   * u = sign(β₁ m + (1 − β₁) g); m ← β₂ m + (1 − β₂) g: every coordinate moves by the rate.
   *
   * <p>Chen et al., "Symbolic discovery of optimization algorithms", 2023; arXiv:2302.06675.
   */
  public static Transform scaleByLion(double beta1, double beta2) {
    fraction("beta1", beta1);
    fraction("beta2", beta2);
    return (parameters, state) -> {
      NDArray m = state.zeros("m");
      return (g, p, t) -> {
        NDArray c = g.duplicate();
        lerp(c, m, beta1);
        lerp(m, g, 1 - beta2);
        sign(g, c);
        return g;
      };
    };
  }
}
