package org.algoperf.submissions.transform;

import static java.lang.Math.sqrt;
import static org.algoperf.submissions.transform.Adam.biasCorrection;
import static org.algoperf.submissions.transform.Require.count;
import static org.algoperf.submissions.transform.Require.fraction;
import static org.algoperf.workloads.torch.Ops.copy;
import static org.algoperf.workloads.torch.Ops.divideByRoot;
import static org.algoperf.workloads.torch.Ops.emaOfSquares;
import static org.algoperf.workloads.torch.Ops.lerp;
import static org.algoperf.workloads.torch.Ops.scale;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.algoperf.submissions.api.Transform;

/** Adam in the eigenbasis of Shampoo's second moments. */
public final class Soap {

  private Soap() {}

  /**
   * For each block G of a matrix, with Q = (Q₁, Q₂) and G' = Q₁ᵀ G Q₂: m ← β₁ m + (1 − β₁) G; v ←
   * β₂ v + (1 − β₂) G'²; u = Q₁ (m̂' / (√v̂ + ε)) Q₂ᵀ. After every kth step Qᵢ ← QR(Lᵢ Qᵢ), with Lᵢ
   * the average of G₍ᵢ₎ G₍ᵢ₎ᵀ with decay β₂; vectors have Adam's update.
   *
   * <p>The first basis is that of the eigenvectors after k steps, and v is carried into it as Q₁²ᵀ
   * v Q₂². Until then Q = I; the authors take it from the first gradient, whose moments have no
   * unique eigenvectors, and skip that step.
   *
   * <p>Vyas et al., "SOAP: improving and stabilizing Shampoo using Adam", 2024; arXiv:2409.11321.
   */
  public static Transform scaleBySoap(double beta1, double beta2, long every, long blockSize) {
    fraction("beta1", beta1);
    fraction("beta2", beta2);
    count("precondition_every", every);
    count("block_size", blockSize);
    return (parameters, state) -> {
      NDArray m = state.zeros("m");
      Views blocks = Blocks.matrices(parameters, blockSize);
      List<NDArray> ms = Blocks.matrices(parameters, blockSize).of(m);
      List<NDArray> vs = Blocks.matrices(parameters, blockSize).of(state.zeros("v"));
      List<SoapBasis> bases = new ArrayList<>();
      for (NDArray block : ms) {
        bases.add(SoapBasis.of(block.getShape(), state.scope("block" + bases.size())));
      }
      return (g, p, t) -> {
        lerp(m, g, 1 - beta1);
        List<NDArray> gs = blocks.of(g);
        for (int i = 0; i < gs.size(); i++) {
          SoapBasis basis = bases.get(i);
          NDArray v = vs.get(i);
          emaOfSquares(v, Axes.turned(gs.get(i), basis.qs()), 1 - beta2);
          NDArray n = Axes.turned(ms.get(i), basis.qs()).duplicate();
          divideByRoot(n, v, sqrt(biasCorrection(beta2, t)), Adam.EPSILON);
          scale(n, 1 / biasCorrection(beta1, t));
          NDArray u = Axes.turned(n, basis.qs().stream().map(NDArray::transpose).toList());
          Axes.observe(basis.moments(), gs.get(i), 1 - beta2);
          if (t == every) {
            basis.begin(v);
          } else if (t % every == 0) {
            basis.turn();
          }
          copy(gs.get(i), u);
        }
        return g;
      };
    };
  }
}
