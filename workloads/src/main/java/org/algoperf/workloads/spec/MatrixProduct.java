package org.algoperf.workloads.spec;

import java.util.stream.Stream;

/**
 * Independent products of a (rows, inner) by an (inner, columns) matrix: the part of a step that no
 * implementation can leave out.
 *
 * @param count how many, done together
 * @param rows of the result
 * @param inner the length of the sums
 * @param columns of the result
 */
public record MatrixProduct(long count, long rows, long inner, long columns) {

  /** One product. */
  public static MatrixProduct of(long rows, long inner, long columns) {
    return new MatrixProduct(1, rows, inner, columns);
  }

  /**
   * The products of a linear layer Y = X Wᵀ: Y itself, and dW = dYᵀ X, and where the layer's inputs
   * are differentiated too, dX = dY W.
   *
   * @param examples rows of X
   * @param inputDifferentiated false for a first layer
   */
  public static Stream<MatrixProduct> linear(
      long examples, long inputs, long outputs, boolean inputDifferentiated) {
    Stream<MatrixProduct> always =
        Stream.of(of(examples, inputs, outputs), of(outputs, examples, inputs));
    return inputDifferentiated
        ? Stream.concat(always, Stream.of(of(examples, outputs, inputs)))
        : always;
  }
}
