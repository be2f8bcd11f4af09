package org.algoperf.workloads.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import org.algoperf.workloads.spec.Batch;
import org.algoperf.workloads.torch.FlatParameters;
import org.algoperf.workloads.torch.Ops;
import org.algoperf.workloads.torch.Torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GradientTest {

  private static final double STEP = 1e-5;

  private static double loss(ModelCase model, FlatParameters p, Batch batch) {
    return Torch.number(model.model().loss(p.leaves(), batch));
  }

  private static NDArray differentiate(
      ModelCase model, FlatParameters p, Batch batch, Runnable between) {
    Ops.zero(p.gradient());
    NDArray one = p.values().getManager().ones(new Shape(), p.values().getDataType());
    NDArray loss = Torch.withGradient(() -> model.model().loss(p.leaves(), batch));
    between.run();
    Torch.backward(loss, one);
    return loss;
  }

  /** The error of a central difference is about STEP² f''' + 1e-16 f / STEP, some 1e-10 here. */
  @ParameterizedTest
  @MethodSource("org.algoperf.workloads.model.ModelCase#small")
  void autogradAgreesWithCentralDifferences(ModelCase model) {
    try (NDManager manager = Torch.newManager()) {
      FlatParameters p = model.parameters(manager, DataType.FLOAT64);
      Batch batch = model.batch().apply(manager, DataType.FLOAT64);
      differentiate(model, p, batch, () -> {});
      double[] gradient = p.gradient().toDoubleArray();
      double[] values = p.values().toDoubleArray();
      for (int i = 0; i < values.length; i++) {
        NDArray direction = manager.create(unit(values.length, i));
        Ops.axpy(p.values(), STEP, direction);
        double above = loss(model, p, batch);
        Ops.axpy(p.values(), -2 * STEP, direction);
        double below = loss(model, p, batch);
        Ops.axpy(p.values(), STEP, direction);
        assertEquals((above - below) / (2 * STEP), gradient[i], 1e-8, "coordinate " + i);
      }
    }
  }

  private static double[] unit(int n, int i) {
    double[] unit = new double[n];
    unit[i] = 1;
    return unit;
  }

  @ParameterizedTest
  @MethodSource("org.algoperf.workloads.model.ModelCase#withClosedForm")
  void closedFormAgreesWithAutograd(ModelCase model) {
    try (NDManager manager = Torch.newManager()) {
      FlatParameters p = model.parameters(manager, DataType.FLOAT64);
      Batch batch = model.batch().apply(manager, DataType.FLOAT64);
      NDArray loss = differentiate(model, p, batch, () -> {});
      double[] expected = p.gradient().toDoubleArray();
      Ops.zero(p.gradient());
      NDArray closed = model.model().closedForm().get().gradient(p.leaves(), p.gradients(), batch);
      assertEquals(Torch.number(loss), Torch.number(closed), 1e-14);
      assertArrayEquals(expected, p.gradient().toDoubleArray(), 1e-14);
    }
  }

  /**
   * An engine that frees a constant of the loss too early would see its memory overwritten here.
   */
  @ParameterizedTest
  @MethodSource("org.algoperf.workloads.model.ModelCase#full")
  void garbageBetweenForwardAndBackwardChangesNoBit(ModelCase model) {
    try (NDManager manager = Torch.newManager()) {
      FlatParameters p = model.parameters(manager, DataType.FLOAT32);
      Batch batch = model.batch().apply(manager, DataType.FLOAT32);
      differentiate(model, p, batch, () -> {});
      float[] expected = p.gradient().toFloatArray();
      for (int round = 0; round < 5; round++) {
        differentiate(model, p, batch, GradientTest::churn);
        assertArrayEquals(expected, p.gradient().toFloatArray(), 0f);
      }
    }
  }

  private static void churn() {
    for (int round = 0; round < 3; round++) {
      System.gc();
      for (int size = 4; size <= 1 << 16; size *= 2) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(size);
        while (buffer.hasRemaining()) {
          buffer.put((byte) 0x7F);
        }
      }
    }
  }
}
