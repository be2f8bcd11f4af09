package org.algoperf.submissions.transform;

import static org.algoperf.submissions.transform.Require.fraction;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.algoperf.submissions.api.Transform;
import org.algoperf.workloads.spec.ParameterSlot;
import org.algoperf.workloads.spec.Parameters;

/** Weight decay and rate that follow from the scale to which each tensor should grow. */
public final class Amos {

  private Amos() {}

  /**
   * For each row of a tensor (each tensor, where it is a vector), with s the mean of g² over it: v
   * ← β v + (1 − β) s; γ = ξ² s / v̂ / √(1 + ¼ √ξ b); u = (ξ η g / √v̂ + ½ γ θ) / (1 + ¼ √(ξη) b);
   * b ← b + γ (1 + b). The scale η is 1/√inputs for weights, 1 for embeddings and norms, ½ for
   * biases.
   *
   * <p>Tian, Parikh, "Amos: an Adam-style optimizer with adaptive weight decay towards
   * model-oriented scale", 2022; arXiv:2210.11693.
   *
   * @param schedule ξ, about 1/√(number of batches in the data)
   */
  public static Transform scaleByAmos(Schedule schedule, double beta) {
    fraction("beta", beta);
    return (parameters, state) -> {
      Views updates = rows(parameters);
      List<NDArray> thetas = rows(parameters).of(parameters.values());
      List<AmosRow> all =
          parameters.slots().stream()
              .map(slot -> AmosRow.of(slot, state.scope(slot.name())))
              .toList();
      return (g, p, t) -> {
        List<NDArray> gs = updates.of(g);
        for (int i = 0; i < gs.size(); i++) {
          all.get(i).update(gs.get(i), thetas.get(i), schedule.at(t), beta, t);
        }
        return g;
      };
    };
  }

  /** A tensor as (rows, everything else); a vector is one row. */
  static Shape shape(ParameterSlot slot) {
    long rows = slot.shape().dimension() == 1 ? 1 : slot.shape().get(0);
    return new Shape(rows, slot.size() / rows);
  }

  private static Views rows(Parameters parameters) {
    return new Views(
        flat ->
            parameters.slots().stream()
                .map(slot -> parameters.view(flat, slot).reshape(shape(slot)))
                .toList());
  }
}
