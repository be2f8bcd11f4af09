package org.algoperf.submissions.transform;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.algoperf.submissions.api.Rule;
import org.algoperf.workloads.spec.Parameters;
import org.algoperf.workloads.torch.Ops;

/**
 * A link that only scales the update and adds weights: u ← s(t) u + d(t) θ. Such links one after
 * another are one such link, so that a chain that ends in them moves the parameters in one go.
 */
record Affine(Schedule scale, Schedule decay) implements Rule {

  private static final Schedule ONE = t -> 1;
  private static final Schedule ZERO = t -> 0;

  /** u ← u. */
  static final Affine IDENTITY = new Affine(ONE, ZERO);

  /** u ← s(t) u. */
  static Affine scaling(Schedule scale) {
    return new Affine(scale, ZERO);
  }

  /** u ← u + d(t) θ. */
  static Affine decaying(Schedule decay) {
    return new Affine(ONE, decay);
  }

  /** A rule, blind to the parameters, that can itself make the moves to which its update leads. */
  interface Descending extends Rule {

    /** Makes the move by u, which is what {@link #update} would return. */
    void descend(NDArray update, long step, Move move);

    @Override
    default NDArray update(NDArray update, Parameters parameters, long step) {
      NDArray u = update.zerosLike();
      descend(update, step, new Move(u, -1, 0));
      return u;
    }

    @Override
    default void descend(NDArray update, Parameters parameters, long step) {
      descend(update, step, new Move(parameters.values(), 1, 0));
    }
  }

  /** A rule whose state the one before can move itself, so that no update is written down. */
  interface Absorbing extends Rule {

    /** Both, and what is between them, as one rule, where there is one. */
    Optional<Rule> after(Descending first, Affine between);
  }

  /**
   * y ← (1 − decay) y − rate u, by some update u.
   *
   * @param y the parameters, or a vector of state
   * @param rate 0 only where decay is 0, too
   */
  record Move(NDArray y, double rate, double decay) {

    /** y ← (1 − decay) y, for a rule whose kernel does the rest. */
    void applyDecay() {
      if (decay != 0) {
        Ops.scale(y, 1 - decay);
      }
    }
  }

  /** This link after {@code first}: s (s₁ u + d₁ θ) + d θ. */
  Affine after(Affine first) {
    return new Affine(
        t -> scale.at(t) * first.scale.at(t), t -> scale.at(t) * first.decay.at(t) + decay.at(t));
  }

  @Override
  public NDArray update(NDArray u, Parameters parameters, long step) {
    if (scale != ONE) {
      Ops.scale(u, scale.at(step));
    }
    if (decay != ZERO) {
      Ops.axpy(u, decay.at(step), parameters.values());
    }
    return u;
  }

  @Override
  public void descend(NDArray u, Parameters parameters, long step) {
    Ops.descend(parameters.values(), u, scale.at(step), decay.at(step));
  }

  /** θ ← θ − (s u + d θ), with the update u of a rule before. */
  void descend(Rule before, NDArray update, Parameters parameters, long step) {
    if (equals(IDENTITY)) {
      before.descend(update, parameters, step);
      return;
    }
    double rate = scale.at(step);
    double taken = decay.at(step);
    // A schedule that has reached 0 costs no more than before: most trials that miss get there.
    if (before instanceof Descending fused && (rate != 0 || taken == 0)) {
      fused.descend(update, step, new Move(parameters.values(), rate, taken));
    } else {
      descend(before.update(update, parameters, step), parameters, step);
    }
  }
}
