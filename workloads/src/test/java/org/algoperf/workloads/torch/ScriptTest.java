package org.algoperf.workloads.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
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
  void aDifferentiableCallSaysWithWhatItWasRefused() {
    Script script =
        Script.compile("def f(self, x: Tensor, y: Tensor) -> Tensor:\n  return torch.add(x, y)\n");
    try (NDManager manager = Torch.newManager()) {
      NDArray x = manager.zeros(new Shape(2));
      NDArray y = manager.zeros(new Shape(3));
      EngineException e = assertThrows(EngineException.class, () -> script.call("f", x, y));
      assertTrue(
          e.getMessage().startsWith("f(float32 [2], float32 [3]): The size of tensor a"),
          e.getMessage());
    }
  }

  @Test
  void anArgumentOfAnotherTypeIsRefused() {
    Script script = Script.compile("def f(self, a: float) -> float:\n  return a\n");
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> script.number("f", "1.5"));
    assertEquals(
        "a TorchScript function takes NDArray, List<NDArray>, Double, Long or Boolean, not 1.5",
        e.getMessage());
  }

  @Test
  void argumentsOfEveryTypeArrive() {
    Script script =
        Script.compile(
            """
            def f(self, x: Tensor, xs: List[Tensor], a: float, i: int, b: bool) -> float:
              if b:
                y = torch.add(torch.add(x, xs[0]), xs[1], alpha=i)
              else:
                y = x
              return torch.mul(float(y), a)
            """);
    try (NDManager manager = Torch.newManager()) {
      NDArray x = manager.create(1f);
      List<NDArray> xs = List.of(manager.create(10f), manager.create(100f));
      assertEquals(105.5, script.number("f", x, xs, 0.5, 2L, true));
      assertEquals(0.5, script.number("f", x, xs, 0.5, 2L, false));
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

  @Test
  void fusedKernelsWriteToAllThatTheyKeep() {
    try (NDManager manager = Torch.newManager()) {
      NDArray y = manager.create(new double[] {1, 2});
      NDArray g = manager.create(new double[] {3, -5});
      NDArray m = manager.create(new double[] {1, 1});
      NDArray v = manager.create(new double[] {6, 6});
      NDArray peak = manager.create(new double[] {8, 8});
      Ops.AdamStep step = new Ops.AdamStep(new Ops.Moments(.5, .5, 0), Ops.AdamStep.SETTLED, 2, .5);
      Ops.adamDescent(y, g, new Ops.Averages(m, v, Optional.of(peak)), step);
      assertArrayEquals(new double[] {2, -2}, m.toDoubleArray());
      assertArrayEquals(new double[] {7.5, 15.5}, v.toDoubleArray());
      assertArrayEquals(new double[] {8, 15.5}, peak.toDoubleArray());
      assertArrayEquals(
          new double[] {.5 - 4 / Math.sqrt(8), 1 + 4 / Math.sqrt(15.5)}, y.toDoubleArray(), 1e-15);

      Ops.descend(y, g, m, new Ops.Heaviness(.5, 0, false), 1);
      assertArrayEquals(new double[] {4, -6}, m.toDoubleArray());

      NDArray s = manager.create(new double[] {7, 11});
      Ops.fill(y, 1);
      Ops.adagradDescent(y, g, s, 4);
      assertArrayEquals(new double[] {16, 36}, s.toDoubleArray());
      assertArrayEquals(new double[] {-2, 13 / 3.0}, y.toDoubleArray(), 1e-15);
    }
  }
}
