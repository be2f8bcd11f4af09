package org.algoperf.submissions.api;

import ai.djl.ndarray.NDArray;
import org.algoperf.workloads.spec.Parameters;

/** A link at work: turns the update of the link before into its own. */
public interface Rule {

  /**
   * Computes this link's update.
   *
   * @param update of the link before, of shape (n), the gradient for the first link; it may be
   *     overwritten and returned, which is what makes a chain cheap
   * @param parameters at which the gradient was taken
   * @param step counts from 1
   * @return the update u of shape (n); the last link's is subtracted: θ ← θ − u
   */
  NDArray update(NDArray update, Parameters parameters, long step);

  /**
   * Takes the step of a chain that ends here: θ ← θ − u. A rule that can do so in fewer passes over
   * memory than {@link #update} and a subtraction overrides this, with the same result up to
   * rounding.
   *
   * @param update as for {@link #update}
   */
  default void descend(NDArray update, Parameters parameters, long step) {
    parameters.values().subi(update(update, parameters, step));
  }

  /**
   * The values to evaluate, given those of the link before; averaging links return their average.
   */
  default NDArray evalView(NDArray values) {
    return values;
  }
}
