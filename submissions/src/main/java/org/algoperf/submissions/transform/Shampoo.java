package org.algoperf.submissions.transform;

import org.algoperf.submissions.api.Transform;

/** Preconditioning each axis of a tensor by a root of its own second moments. */
public final class Shampoo {

  private Shampoo() {}

  /** {@link #scaleByShampoo(double, double, Roots, Graft, long)} with Adam's length and r = 2ω. */
  public static Transform scaleByShampoo(double beta1, double beta2, Roots roots) {
    return scaleByShampoo(beta1, beta2, roots, Graft.ADAM, 0);
  }

  /**
   * Distributed Shampoo. For each block G with ω axes, and each axis i: Lᵢ ← β₂ Lᵢ + (1 − β₂) G₍ᵢ₎
   * G₍ᵢ₎ᵀ; Pᵢ = (Lᵢ / (1 − β₂ᵗ) + ε I)^(−1/r) now and then; d is n̂ multiplied by Pᵢ along each
   * axis, for a matrix P₁ n̂ P₂; u = d with the length of the graft's update.
   *
   * <p>Gupta, Koren, Singer, "Shampoo: preconditioned stochastic tensor optimization", 2018,
   * arXiv:1802.09568; Shi et al., "A distributed data-parallel PyTorch implementation of the
   * distributed Shampoo optimizer", 2023, arXiv:2309.06497.
   *
   * @param rootOverride r; 0: 2ω, as in the paper
   */
  public static Transform scaleByShampoo(
      double beta1, double beta2, Roots roots, Graft graft, long rootOverride) {
    return new Grafted(Axes::turned, graft, rootOverride).scaleByRoots(beta1, beta2, roots);
  }
}
