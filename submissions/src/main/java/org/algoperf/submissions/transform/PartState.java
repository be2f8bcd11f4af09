package org.algoperf.submissions.transform;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.algoperf.submissions.api.State;
import org.algoperf.submissions.api.StateView;

/**
 * State of a link that sees only some of the tensors.
 *
 * @param state of the whole
 * @param flat the shape of the part's flat vectors
 */
record PartState(State state, Shape flat) implements StateView {

  @Override
  public NDArray zeros(String name) {
    return state.zeros(name, flat);
  }

  @Override
  public State scope(String name) {
    return new PartState(state.scope(name), flat);
  }
}
