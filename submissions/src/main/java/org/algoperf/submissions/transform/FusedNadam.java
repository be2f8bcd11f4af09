package org.algoperf.submissions.transform;

import static org.algoperf.workloads.torch.Ops.lerp;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import java.util.function.LongFunction;
import org.algoperf.workloads.torch.Ops;

/**
 * NAdam in two passes over memory: m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; u = (a m + b g) /
 * (√v̂ + ε).
 *
 * <p>The first pass is a step by Adam, with w = a β₁ / (a + b) in the place of β₁: it leaves q = w
 * m + (1 − w) g in the place of m, and a m + b g = (a + b) q for the new m. The second gets that
 * back: it is q − b / a (g − q).
 *
 * @param m the first moment
 * @param v the second moment
 * @param moments β₁, β₂ and ε
 * @param mixture a and b in step t
 */
record FusedNadam(NDArray m, NDArray v, Ops.Moments moments, LongFunction<Mixture> mixture)
    implements Affine.Descending {

  /**
   * The numerator of u, a m + b g.
   *
   * @param a of the first moment, 0 only where β₁ is 0, too
   * @param b of the gradient, more than 0
   */
  record Mixture(double a, double b) {}

  @Override
  public void descend(NDArray g, long t, Affine.Move move) {
    Mixture of = mixture.apply(t);
    double sum = of.a() + of.b();
    double w = of.a() * moments.beta1() / sum;
    double uncorrected = move.rate() * sum * Adam.biasCorrection(w, t);
    Ops.adamDescent(
        move.y(),
        g,
        new Ops.Averages(m, v, Optional.empty()),
        new Ops.AdamStep(
            new Ops.Moments(w, moments.beta2(), moments.epsilon()), t, uncorrected, move.decay()));
    if (of.a() > 0) {
      lerp(m, g, -of.b() / of.a());
    }
  }
}
