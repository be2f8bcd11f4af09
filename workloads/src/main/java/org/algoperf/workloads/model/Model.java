package org.algoperf.workloads.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.algoperf.workloads.spec.Batch;
import org.algoperf.workloads.spec.MatrixProduct;

/** A loss and its metrics as pure functions of parameters and a batch. */
public interface Model {

  /** The tensors and their initial values. */
  Layout layout();

  /**
   * The mean loss over a batch. Constants in it are native scalars, never Java numbers.
   *
   * @param parameters the tensors in the order of the layout
   * @return a scalar
   */
  NDArray loss(NDList parameters, Batch batch);

  /**
   * Metrics of a batch, {@code loss} among them: means over its examples.
   *
   * @param parameters the tensors in the order of the layout
   */
  SortedMap<String, Double> metrics(NDList parameters, Batch batch);

  /** The matrix products of a gradient at a batch of that size. */
  List<MatrixProduct> products(int batchSize);

  /** The gradient of {@link #loss} in closed form, where that is faster than autograd. */
  default Optional<ClosedForm> closedForm() {
    return Optional.empty();
  }

  /** A gradient in closed form. */
  @FunctionalInterface
  interface ClosedForm {

    /**
     * Writes the gradient of the mean loss.
     *
     * @param parameters the tensors in the order of the layout
     * @param gradients of the same shapes, are overwritten
     * @return the mean loss, a scalar
     */
    NDArray gradient(NDList parameters, NDList gradients, Batch batch);
  }
}
