package org.algoperf.workloads.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class ScriptTest {

  @Test
  void aFunctionKeepsItsGradient() {
    Script script =
        Script.compile("def square(self, x: Tensor) -> Tensor:\n  return torch.mul(x, x)\n");
    try (NDManager manager = Torch.newManager()) {
      NDArray x = manager.create(new float[] {3, 4});
      x.setRequiresGradient(true);
      NDArray y = Torch.withGradient(() -> script.call("square", x));
      Torch.backward(y, manager.ones(new Shape(2)));
      assertArrayEquals(new float[] {6, 8}, x.getGradient().toFloatArray());
    }
  }

  @Test
  void textThatDoesNotCompileIsRefusedWithTheCompilersMessage() {
    EngineException e =
        assertThrows(
            EngineException.class,
            () -> Script.compile("def f(self, x: Tensor) -> Tensor:\n  return torch.no_such(x)\n"));
    assertTrue(e.getMessage().contains("no_such"), e.getMessage());
  }

  @Test
  void anUnknownFunctionIsNamedWithThoseThereAre() {
    Script script = Script.compile("def f(self, x: Tensor) -> Tensor:\n  return x\n");
    try (NDManager manager = Torch.newManager()) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class, () -> script.call("g", manager.zeros(new Shape(1))));
      assertEquals("no TorchScript function g; there are [f]", e.getMessage());
    }
  }

  @Test
  void refusedNumbersAreShownWithoutTheNoiseOfTheirLastDigits() {
    Script script =
        Script.compile(
            "def f(self, x: Tensor, y: Tensor, a: float) -> Tensor:\n  return x + a * y\n");
    try (NDManager manager = Torch.newManager()) {
      NDArray x = manager.zeros(new Shape(2));
      NDArray y = manager.zeros(new Shape(3));
      EngineException e =
          assertThrows(
              EngineException.class,
              () -> script.evaluate(manager, "f", x, y, 0.0010000000000000009));
      assertTrue(
          e.getMessage().startsWith("f(float32 [2], float32 [3], 0.001): The size of tensor a"),
          e.getMessage());
    }
  }

  @Test
  void zeroClearsNotANumber() {
    try (NDManager manager = Torch.newManager()) {
      NDArray y = manager.create(new float[] {Float.NaN, Float.POSITIVE_INFINITY});
      Ops.zero(y);
      assertArrayEquals(new float[] {0, 0}, y.toFloatArray());
    }
  }

  @Test
  void kernelsComputeTheirFormulas() {
    try (NDManager manager = Torch.newManager()) {
      NDArray y = manager.create(new double[] {1, 2});
      NDArray u = manager.create(new double[] {3, 5});
      NDArray v = manager.create(new double[] {4, 16});
      Ops.axpy(y, 2, u);
      assertArrayEquals(new double[] {7, 12}, y.toDoubleArray());
      Ops.lerp(y, u, 0.25);
      assertArrayEquals(new double[] {6, 10.25}, y.toDoubleArray());
      Ops.addcmul(y, 0.5, u, v);
      assertArrayEquals(new double[] {12, 50.25}, y.toDoubleArray());
      Ops.addcdiv(y, 4, u, v);
      assertArrayEquals(new double[] {15, 51.5}, y.toDoubleArray());
      Ops.scale(y, 2);
      assertArrayEquals(new double[] {30, 103}, y.toDoubleArray());
      Ops.divideByRoot(y, v, 0.5, 1);
      assertArrayEquals(new double[] {6, 103 / 9.0}, y.toDoubleArray());
      Ops.emaOfSquares(v, u, 0.5);
      assertArrayEquals(new double[] {6.5, 20.5}, v.toDoubleArray());
    }
  }
}
