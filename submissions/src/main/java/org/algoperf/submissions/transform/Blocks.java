package org.algoperf.submissions.transform;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.algoperf.workloads.spec.ParameterSlot;
import org.algoperf.workloads.spec.Parameters;

/** Tensors cut into blocks, so that no side of a preconditioner grows beyond a limit. */
final class Blocks {

  private Blocks() {}

  /**
   * Blocks of the tensors, whose neighbouring dimensions are merged first as long as their product
   * is at most {@code side}.
   */
  static Views merged(Parameters parameters, long side) {
    return cut(parameters, side, shape -> merge(shape, side), parameters.slots());
  }

  /** Blocks of the tensors as matrices (outputs, everything else); vectors stay vectors. */
  static Views matrices(Parameters parameters, long side) {
    return cut(parameters, side, Blocks::matrix, parameters.slots());
  }

  /** {@link #matrices} without the vectors. */
  static Views matricesAlone(Parameters parameters, long side) {
    List<ParameterSlot> slots =
        parameters.slots().stream().filter(slot -> slot.shape().dimension() > 1).toList();
    return cut(parameters, side, Blocks::matrix, slots);
  }

  /** The shape (outputs, everything else); that of a vector is its own. */
  static Shape matrix(Shape shape) {
    return shape.dimension() <= 2 ? shape : new Shape(shape.get(0), shape.size() / shape.get(0));
  }

  private static Shape merge(Shape shape, long side) {
    List<Long> merged = new ArrayList<>();
    for (long d : shape.getShape()) {
      int last = merged.size() - 1;
      if (last >= 0 && merged.get(last) * d <= side) {
        merged.set(last, merged.get(last) * d);
      } else {
        merged.add(d);
      }
    }
    return new Shape(merged);
  }

  private static Views cut(
      Parameters parameters, long side, UnaryOperator<Shape> reshaped, List<ParameterSlot> slots) {
    return new Views(
        flat -> {
          List<NDArray> blocks = new ArrayList<>();
          for (ParameterSlot slot : slots) {
            NDArray tensor = parameters.view(flat, slot).reshape(reshaped.apply(slot.shape()));
            indices(tensor.getShape(), side).forEach(index -> blocks.add(tensor.get(index)));
          }
          return blocks;
        });
  }

  /** The indices of all blocks, as {@code 0:128,128:200}, in row-major order. */
  private static List<NDIndex> indices(Shape shape, long side) {
    List<String> indices = List.of("");
    for (long size : shape.getShape()) {
      List<String> longer = new ArrayList<>();
      for (String index : indices) {
        for (long from = 0; from < size; from += side) {
          String range = from + ":" + Math.min(size, from + side);
          longer.add(index.isEmpty() ? range : index + "," + range);
        }
      }
      indices = longer;
    }
    return indices.stream().map(NDIndex::new).toList();
  }
}
