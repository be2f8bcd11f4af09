package org.algoperf.submissions.api;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** State that hands out what another one holds; what a view does otherwise, it overrides. */
public interface StateView extends State {

  /** The state behind it. */
  State state();

  @Override
  default NDArray zeros(String name) {
    return state().zeros(name);
  }

  @Override
  default NDArray zeros(String name, Shape shape) {
    return state().zeros(name, shape);
  }

  @Override
  default NDArray copyOf(String name, NDArray source) {
    return state().copyOf(name, source);
  }

  @Override
  default Cell number(String name, double initial) {
    return state().number(name, initial);
  }

  @Override
  default long bytes() {
    return state().bytes();
  }
}
