package org.algoperf.submissions.benchmark;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.algoperf.workloads.spec.ParameterSlot;
import org.algoperf.workloads.spec.ParameterSlot.Kind;

/** How the parameters are cut into tensors. */
public enum Layout {
  /** The four tensors of {@code fashion_mnist_mlp}: 79,510 parameters. */
  MLP(0),
  /** One matrix of 200 x 400. */
  TENSORS_1(1),
  /** 4 matrices of 100 x 200. */
  TENSORS_4(2),
  /** 16 matrices of 50 x 100. */
  TENSORS_16(4),
  /** 64 matrices of 25 x 50. */
  TENSORS_64(8);

  private static final int ROWS = 200;
  private static final int COLUMNS = 400;

  private final int cuts;

  /** Matrices that are cut into so many parts along each axis. */
  Layout(int cuts) {
    this.cuts = cuts;
  }

  /** The tensors; those of all layouts but the first have 80,000 elements together. */
  public List<ParameterSlot> slots() {
    List<ParameterSlot> slots = new ArrayList<>();
    if (this == MLP) {
      add(slots, Kind.MATRIX, 784, 100);
      add(slots, Kind.BIAS, 100);
      add(slots, Kind.OUTPUT, 100, 10);
      add(slots, Kind.BIAS, 10);
      return slots;
    }
    for (int i = 0; i < cuts * cuts; i++) {
      add(slots, Kind.MATRIX, ROWS / cuts, COLUMNS / cuts);
    }
    return slots;
  }

  private static void add(List<ParameterSlot> slots, Kind kind, long... shape) {
    long offset = slots.isEmpty() ? 0 : slots.get(slots.size() - 1).end();
    slots.add(new ParameterSlot("tensor" + slots.size(), new Shape(shape), kind, offset));
  }
}
