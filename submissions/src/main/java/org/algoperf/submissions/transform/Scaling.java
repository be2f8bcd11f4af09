package org.algoperf.submissions.transform;

import static org.algoperf.submissions.transform.Require.nonNegative;
import static org.algoperf.submissions.transform.Require.positive;
import static org.algoperf.workloads.torch.Ops.scale;

import org.algoperf.submissions.api.Transform;
import org.algoperf.workloads.torch.Reductions;

/** Links that keep no state: rates, weight decay, clipping. */
public final class Scaling {

  private Scaling() {}

  /** u ← η(t) u. */
  public static Transform scaleByLearningRate(Schedule schedule) {
    return (parameters, state) -> Affine.scaling(schedule);
  }

  /**
   * u ← u + λ θ. Before a momentum or a preconditioner it is L2 regularisation; after, and before
   * the learning rate, it is decoupled weight decay.
   *
   * <p>Loshchilov, Hutter, "Decoupled weight decay regularization", 2019; arXiv:1711.05101.
   */
  public static Transform addDecayedWeights(double weightDecay) {
    nonNegative("weight_decay", weightDecay);
    return (parameters, state) -> Affine.decaying(t -> weightDecay);
  }

  /** u ← u + η(t) λ θ: decoupled weight decay where the rate has been applied already. */
  public static Transform addDecayedWeights(double weightDecay, Schedule schedule) {
    nonNegative("weight_decay", weightDecay);
    return (parameters, state) -> Affine.decaying(t -> schedule.at(t) * weightDecay);
  }

  /** u ← u min(1, c / ‖u‖), with the Euclidean norm over all tensors. */
  public static Transform clipByGlobalNorm(double maximum) {
    positive("clip_norm", maximum);
    return (parameters, state) ->
        (u, p, t) -> {
          double norm = Reductions.norm(u);
          if (norm > maximum) {
            scale(u, maximum / norm);
          }
          return u;
        };
  }
}
