package org.algoperf.submissions.transform;

import static org.algoperf.workloads.torch.Ops.axpy;
import static org.algoperf.workloads.torch.Ops.scale;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.algoperf.submissions.api.Transform;
import org.algoperf.workloads.torch.Matrices;

/** Adding the preconditioners of a tensor's axes, where Shampoo multiplies them. */
public final class Caspr {

  private Caspr() {}

  /**
   * CASPR. With Lᵢ and Pᵢ as in {@link Shampoo#scaleByShampoo}, d is the mean of the products along
   * single axes, applied ω times; for a matrix ((P₁ · + · P₂) / 2)² n̂ = (P₁² n̂ + 2 P₁ n̂ P₂ + n̂
   * P₂²) / 4; u = d with the length of Adam's update.
   *
   * <p>Duvvuri et al., "CASPR: combining axes preconditioners through Kronecker approximation for
   * deep learning", 2024.
   */
  public static Transform scaleByCaspr(double beta1, double beta2, Roots roots) {
    return new Grafted(Caspr::combined, Graft.ADAM, 0).scaleByRoots(beta1, beta2, roots);
  }

  private static NDArray combined(NDArray n, List<NDArray> roots) {
    NDArray d = n;
    for (int times = 0; times < roots.size(); times++) {
      NDArray sum = Matrices.multiply(d, roots.get(0), 0);
      for (int i = 1; i < roots.size(); i++) {
        axpy(sum, 1, Matrices.multiply(d, roots.get(i), i));
      }
      scale(sum, 1. / roots.size());
      d = sum;
    }
    return d;
  }
}
