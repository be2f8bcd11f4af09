package org.algoperf.submissions.transform;

import static org.algoperf.submissions.transform.Adam.biasCorrection;
import static org.algoperf.submissions.transform.Require.fraction;
import static org.algoperf.submissions.transform.Require.nonNegative;
import static org.algoperf.workloads.torch.Ops.copy;
import static org.algoperf.workloads.torch.Ops.lerp;
import static org.algoperf.workloads.torch.Ops.scale;
import static org.algoperf.workloads.torch.Reductions.norm;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.algoperf.submissions.api.Transform;

/**
 * What Shampoo and CASPR share: roots for each axis of each block, and the length of a graft.
 *
 * @param combination of the roots and the first moment
 * @param graft gives the length
 * @param rootOverride r of the exponent −1/r; 0: twice the number of a block's axes
 */
record Grafted(Combination combination, Graft graft, long rootOverride) {

  /** Below it a direction is nothing, which no scale makes longer. */
  private static final double SMALLEST_NORM = 1e-30;

  Grafted {
    nonNegative("root_override", (double) rootOverride);
  }

  /** Applies a block's roots Pᵢ to the first moment n̂. */
  interface Combination {
    NDArray apply(NDArray n, List<NDArray> roots);
  }

  /**
   * For each block G with ω axes, and each axis i: Lᵢ ← β₂ Lᵢ + (1 − β₂) G₍ᵢ₎ G₍ᵢ₎ᵀ; Pᵢ = (Lᵢ / (1
   * − β₂ᵗ) + ε I)^(−1/r) now and then, with r = 2ω if it is not overridden. With n̂ as in {@link
   * Adam#scaleByNadam} and a the graft's update, u = d ‖a‖ / ‖d‖, where d combines n̂ with the
   * roots; u = a before the first roots.
   */
  Transform scaleByRoots(double beta1, double beta2, Roots roots) {
    fraction("beta1", beta1);
    fraction("beta2", beta2);
    return (parameters, state) -> {
      NDArray m = state.zeros("m");
      Graft.Length length = graft.init(beta2, state);
      Views views = Blocks.merged(parameters, roots.blockSize());
      NDArray grafted = state.zeros("graft");
      List<NDArray> as = Blocks.merged(parameters, roots.blockSize()).of(grafted);
      List<RootedBlock> blocks = new ArrayList<>();
      for (NDArray a : as) {
        blocks.add(RootedBlock.of(a.getShape(), state.scope("block" + blocks.size())));
      }
      return (g, p, t) -> {
        List<NDArray> gs = views.of(g);
        for (int i = 0; i < blocks.size(); i++) {
          Axes.observe(blocks.get(i).moments(), gs.get(i), 1 - beta2);
          if (t % roots.every() == 0) {
            blocks
                .get(i)
                .takeRoots(biasCorrection(beta2, t), exponent(blocks.get(i)), roots.epsilon());
          }
        }
        lerp(m, g, 1 - beta1);
        copy(grafted, g);
        lerp(grafted, m, beta1);
        scale(grafted, 1 / biasCorrection(beta1, t));
        length.apply(grafted, g, t);
        if (t < roots.every()) {
          return grafted;
        }
        lerp(g, m, beta1);
        for (int i = 0; i < blocks.size(); i++) {
          NDArray d = combination.apply(gs.get(i), blocks.get(i).roots());
          scale(d, norm(as.get(i)) / Math.max(norm(d), SMALLEST_NORM));
          copy(as.get(i), d);
        }
        return grafted;
      };
    };
  }

  private double exponent(RootedBlock block) {
    return -1. / (rootOverride > 0 ? rootOverride : 2L * block.moments().size());
  }
}
