package org.algoperf.submissions.contract;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.algoperf.submissions.api.Rule;
import org.algoperf.submissions.api.State;
import org.algoperf.submissions.transform.RuleWatch;

/**
 * State whose chains are watched.
 *
 * @param state behind it
 * @param path of the scope, such as {@code 0.1}: the second link of the first; empty for the whole
 */
record WatchedState(State state, String path) implements State, RuleWatch {

  @Override
  public Rule watched(Rule rule) {
    return new WatchedRule(rule, path);
  }

  @Override
  public State scope(String name) {
    return new WatchedState(state.scope(name), path.isEmpty() ? name : path + "." + name);
  }

  @Override
  public NDArray zeros(String name) {
    return state.zeros(name);
  }

  @Override
  public NDArray zeros(String name, Shape shape) {
    return state.zeros(name, shape);
  }

  @Override
  public NDArray copyOf(String name, NDArray source) {
    return state.copyOf(name, source);
  }

  @Override
  public Cell number(String name, double initial) {
    return state.number(name, initial);
  }

  @Override
  public long bytes() {
    return state.bytes();
  }
}
