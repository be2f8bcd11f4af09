package org.algoperf.submissions.transform;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.algoperf.workloads.torch.Ops;

/**
 * Adam's relatives in one pass over parameters, gradient and moments: m ← β₁ m + (1 − β₁) g; v ← β₂
 * v + (1 − β₂) g²; u = m̂ / (√v̂ + ε).
 *
 * <p>They differ in the m that they begin a step with: Adam's is that of the step before; where it
 * is the gradient, there is no first moment.
 *
 * @param first m before the step, which is overwritten
 * @param v the second moment
 * @param peak the largest v so far, where that takes the place of v in u, or nothing
 * @param moments β₁, β₂ and ε
 * @param age the t of the bias corrections, given the step's number
 */
record FusedAdam(
    FirstMoment first,
    NDArray v,
    Optional<NDArray> peak,
    Ops.Moments moments,
    LongUnaryOperator age)
    implements Affine.Descending {

  /** Finds m as it is before step t, given g. */
  interface FirstMoment {
    NDArray before(NDArray g, long t);
  }

  FusedAdam(FirstMoment first, NDArray v, Ops.Moments moments) {
    this(first, v, Optional.empty(), moments, t -> t);
  }

  @Override
  public void descend(NDArray g, long t, Affine.Move move) {
    Ops.Averages averages = new Ops.Averages(first.before(g, t), v, peak);
    Ops.adamDescent(
        move.y(),
        g,
        averages,
        new Ops.AdamStep(moments, age.applyAsLong(t), move.rate(), move.decay()));
  }
}
