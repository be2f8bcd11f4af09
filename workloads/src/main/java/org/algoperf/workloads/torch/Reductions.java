package org.algoperf.workloads.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/** Sums over all elements of an array, as Java numbers. None is seen by autograd. */
public final class Reductions {

  private static final Script SCRIPT =
      Script.compile(
          """
          def norm(self, x: Tensor) -> float:
            return float(torch.linalg_vector_norm(x))
          def dot(self, x: Tensor, y: Tensor) -> float:
            return float(torch.dot(x, y))
          def sum_of_absolutes(self, x: Tensor) -> float:
            return float(torch.sum(torch.abs(x)))
          def mean(self, x: Tensor) -> float:
            return float(torch.mean(x))
          """);

  private Reductions() {}

  /** ‖x‖, the root of the sum of squares. */
  public static double norm(NDArray x) {
    return SCRIPT.number("norm", x);
  }

  /** ⟨x, y⟩ of two vectors. */
  public static double dot(NDArray x, NDArray y) {
    return SCRIPT.number("dot", x, y);
  }

  /** ‖x‖₁. */
  public static double sumOfAbsolutes(NDArray x) {
    return SCRIPT.number("sum_of_absolutes", x);
  }

  /** The mean of the elements. */
  public static double mean(NDArray x) {
    return SCRIPT.number("mean", x);
  }

  /** The value of an array of one element, float32 or float64. */
  public static double number(NDArray scalar) {
    return scalar.getDataType() == DataType.FLOAT64
        ? scalar.toDoubleArray()[0]
        : scalar.toFloatArray()[0];
  }
}
