package org.algoperf.submissions.api;

import ai.djl.ndarray.NDArray;
import org.algoperf.workloads.spec.Oracle;

/**
 * A submission at work. Both methods are on the clock. What changes from step to step is kept in
 * {@link State} and nowhere else, so that a training can be stopped and resumed.
 */
public interface Training {

  /**
   * Takes one step: draws batches, asks for gradients, moves the parameters.
   *
   * @param step counts from 1
   */
  void step(Oracle oracle, long step);

  /** The parameters to evaluate, of shape (n): the live ones, or an average of them. */
  NDArray evalView();

  /** Whether the submission declares itself finished; the trial then ends with an evaluation. */
  default boolean finished() {
    return false;
  }
}
