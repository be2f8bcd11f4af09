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
import org.algoperf.submissions.api.State;
import org.algoperf.submissions.api.Transform;

/** A second preconditioner that learns from gradients which the first one has been applied to. */
public final class AdaptiveCaspr {

  private AdaptiveCaspr() {}

  /**
   * For each block G of a matrix (outputs, m inputs): L ← β₂ L + (1 − β₂) GᵀG; R ← c β₂ R + (1 −
   * β₂) G P² Gᵀ / m; every kth step P = (L + ε ‖L‖ I)^(−1/2) and Q = (R + ε ‖R‖ I)^(−1/2). In the
   * step after, c = tr(P (L' + ε ‖L'‖ I) P) / m carries R over to the new P, with L' the L of the
   * roots before; else c = 1. With n̂ as in {@link Adam#scaleByNadam}, u = Q n̂ P with the length,
   * over the whole tensor, of NAdam's update; that one itself for vectors and in early steps.
   *
   * <p>Begins with L = L' = ε I, R = P = Q = I. The rule of CASPR Adaptive in AlgoPerf's first
   * competition, 2024, with roots by eigendecomposition in the place of a coupled Newton iteration.
   *
   * @param after the step after which roots are used
   */
  public static Transform scaleByAdaptiveCaspr(
      double beta1, double beta2, Roots roots, long after) {
    fraction("beta1", beta1);
    fraction("beta2", beta2);
    count("precondition_after", after);
    return (parameters, state) -> {
      NDArray m = state.zeros("m");
      NDArray v = state.zeros("v");
      NDArray nadam = state.zeros("nadam");
      Views views = Blocks.matricesAlone(parameters, roots.blockSize());
      List<CasprPair> blocks = new ArrayList<>();
      for (NDArray block : Blocks.matricesAlone(parameters, roots.blockSize()).of(nadam)) {
        State scope = state.scope("block" + blocks.size());
        blocks.add(CasprPair.of(block.getShape(), roots.epsilon(), scope));
      }
      Views updates = PerTensor.tensors(parameters);
      List<NDArray> lengths = PerTensor.tensors(parameters).of(nadam);
      return (g, p, t) -> {
        List<NDArray> gs = views.of(g);
        for (int i = 0; i < blocks.size(); i++) {
          if (t > 1 && (t - 1) % roots.every() == 0) {
            blocks.get(i).carryOver(roots.epsilon());
          }
          blocks.get(i).observe(gs.get(i), 1 - beta2);
          if (t % roots.every() == 0) {
            blocks.get(i).takeRoots(roots.epsilon());
          }
        }
        lerp(m, g, 1 - beta1);
        emaOfSquares(v, g, 1 - beta2);
        lerp(g, m, beta1);
        scale(g, 1 / biasCorrection(beta1, t));
        copy(nadam, g);
        divideByRoot(nadam, v, sqrt(biasCorrection(beta2, t)), Adam.EPSILON);
        if (t <= after) {
          return nadam;
        }
        for (int i = 0; i < blocks.size(); i++) {
          copy(gs.get(i), blocks.get(i).apply(gs.get(i)));
        }
        PerTensor.takeLengths(updates.of(g), lengths);
        return g;
      };
    };
  }
}
