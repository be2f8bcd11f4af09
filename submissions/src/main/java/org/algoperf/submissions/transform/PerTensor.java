package org.algoperf.submissions.transform;

import static org.algoperf.submissions.transform.Require.positive;
import static org.algoperf.workloads.torch.Ops.copy;
import static org.algoperf.workloads.torch.Ops.scale;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.algoperf.submissions.api.Transform;
import org.algoperf.workloads.spec.Parameters;
import org.algoperf.workloads.torch.Reductions;

/** Links that scale each tensor by a number of its own. */
public final class PerTensor {

  /** Below it an update is nothing, which no scale makes longer. */
  private static final double SMALLEST_NORM = 1e-30;

  private PerTensor() {}

  /**
   * u ← u ‖θ‖ / ‖u‖ for each tensor; unchanged where either norm is 0.
   *
   * <p>You et al., "Large batch optimization for deep learning: training BERT in 76 minutes", 2020;
   * arXiv:1904.00962.
   */
  public static Transform scaleByTrustRatio() {
    return (parameters, state) -> {
      List<NDArray> thetas = tensors(parameters).of(parameters.values());
      Views views = tensors(parameters);
      return (u, p, t) -> {
        List<NDArray> updates = views.of(u);
        for (int i = 0; i < updates.size(); i++) {
          double norm = Reductions.norm(updates.get(i));
          double weights = Reductions.norm(thetas.get(i));
          if (norm > 0 && weights > 0) {
            scale(updates.get(i), weights / norm);
          }
        }
        return u;
      };
    };
  }

  /** u ← u / max(1, rms(u) / d) for each tensor, with rms(u) = ‖u‖ / √(size of u). */
  public static Transform clipByRms(double maximum) {
    positive("clip_rms", maximum);
    return (parameters, state) -> {
      Views views = tensors(parameters);
      return (u, p, t) -> {
        for (NDArray tensor : views.of(u)) {
          double rms = Reductions.norm(tensor) / Math.sqrt((double) tensor.size());
          if (rms > maximum) {
            scale(tensor, maximum / rms);
          }
        }
        return u;
      };
    };
  }

  /** u ← u ‖a‖ / ‖u‖ for each tensor, and u ← a for vectors. */
  static void takeLengths(List<NDArray> us, List<NDArray> as) {
    for (int i = 0; i < us.size(); i++) {
      NDArray u = us.get(i);
      if (u.getShape().dimension() == 1) {
        copy(u, as.get(i));
      } else {
        scale(u, Reductions.norm(as.get(i)) / Math.max(Reductions.norm(u), SMALLEST_NORM));
      }
    }
  }

  /** The tensors of {@code parameters} within a flat vector, in their shapes. */
  static Views tensors(Parameters parameters) {
    return new Views(
        flat -> parameters.slots().stream().map(slot -> parameters.view(flat, slot)).toList());
  }
}
