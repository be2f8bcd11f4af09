package org.algoperf.workloads.torch;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * In-place operations for update rules, under PyTorch's names. None is seen by autograd.
 *
 * <p>The first argument is overwritten; the others are not. Shapes and data types agree.
 */
public final class Ops {

  private static final Script SCRIPT =
      Script.compile(
          """
          def zero(self, y: Tensor) -> Tensor:
            return torch.zero_(y)
          def fill(self, y: Tensor, a: float) -> Tensor:
            return torch.fill_(y, a)
          def copy(self, y: Tensor, x: Tensor) -> Tensor:
            return torch.copy_(y, x)
          def scale(self, y: Tensor, a: float) -> Tensor:
            return torch.mul_(y, a)
          def axpy(self, y: Tensor, a: float, x: Tensor) -> Tensor:
            return torch.add_(y, x, alpha=a)
          def lerp(self, y: Tensor, x: Tensor, w: float) -> Tensor:
            return torch.lerp_(y, x, w)
          def addcmul(self, y: Tensor, a: float, u: Tensor, v: Tensor) -> Tensor:
            return torch.addcmul_(y, u, v, value=a)
          def addcdiv(self, y: Tensor, a: float, u: Tensor, v: Tensor) -> Tensor:
            return torch.addcdiv_(y, u, v, value=a)
          def ema_of_squares(self, v: Tensor, g: Tensor, w: float) -> Tensor:
            return torch.addcmul_(torch.mul_(v, torch.sub(1., w)), g, g, value=w)
          def adam(self, u: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], none: List[Tensor], t: float, beta1: float, beta2: float, epsilon: float) -> int:
            torch._fused_adam_(u, g, m, v, none, [torch.full([], t)], lr=-1., beta1=beta1, beta2=beta2, weight_decay=0., eps=epsilon, amsgrad=False, maximize=False)
            return 0
          def adam_descent(self, y: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], none: List[Tensor], t: float, beta1: float, beta2: float, epsilon: float, rate: float, decay: float) -> int:
            torch._fused_adamw_(y, g, m, v, none, [torch.full([], t)], lr=rate, beta1=beta1, beta2=beta2, weight_decay=decay, eps=epsilon, amsgrad=False, maximize=False)
            return 0
          def scale_and_add(self, y: Tensor, a: float, b: float, x: Tensor) -> Tensor:
            return torch.add_(torch.mul_(y, a), x, alpha=b)
          def add_divided_by_root(self, y: Tensor, a: float, x: Tensor, v: Tensor, epsilon: float) -> Tensor:
            return torch.addcdiv_(y, x, torch.add_(torch.sqrt(v), epsilon), value=a)
          def divide_by_root(self, y: Tensor, v: Tensor, scale: float, epsilon: float) -> Tensor:
            return torch.div_(y, torch.add_(torch.div_(torch.sqrt(v), scale), epsilon))
          """);

  private Ops() {}

  /** y ← 0, NaN included. */
  public static void zero(NDArray y) {
    SCRIPT.run("zero", y);
  }

  /** y ← a. */
  public static void fill(NDArray y, double a) {
    SCRIPT.run("fill", y, a);
  }

  /** y ← x. */
  public static void copy(NDArray y, NDArray x) {
    SCRIPT.run("copy", y, x);
  }

  /** y ← a y. */
  public static void scale(NDArray y, double a) {
    SCRIPT.run("scale", y, a);
  }

  /** y ← y + a x. */
  public static void axpy(NDArray y, double a, NDArray x) {
    SCRIPT.run("axpy", y, a, x);
  }

  /** y ← y + w (x − y), an exponential moving average with decay 1 − w. */
  public static void lerp(NDArray y, NDArray x, double w) {
    SCRIPT.run("lerp", y, x, w);
  }

  /** y ← y + a u ⊙ v. */
  public static void addcmul(NDArray y, double a, NDArray u, NDArray v) {
    SCRIPT.run("addcmul", y, a, u, v);
  }

  /** y ← y + a u ⊘ v. */
  public static void addcdiv(NDArray y, double a, NDArray u, NDArray v) {
    SCRIPT.run("addcdiv", y, a, u, v);
  }

  /** v ← (1 − w) v + w g ⊙ g. */
  public static void emaOfSquares(NDArray v, NDArray g, double w) {
    SCRIPT.run("ema_of_squares", v, g, w);
  }

  /**
   * All of Adam in one pass over memory: m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; u ← u + m̂
   * ⊘ (√v̂ + ε), with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ). More than twice as fast as the
   * same in single operations.
   *
   * @param moments β₁ and β₂, and ε
   * @param t counts from 1
   */
  public static void adam(NDArray u, NDArray g, NDArray m, NDArray v, Moments moments, long t) {
    // Lists that a script builds itself and a kernel writes to are dropped: they come from here.
    SCRIPT.run(
        "adam",
        List.of(u),
        List.of(g),
        List.of(m),
        List.of(v),
        List.of(),
        (double) t,
        moments.beta1(),
        moments.beta2(),
        moments.epsilon());
  }

  /**
   * Adam's moments as in {@link #adam}, and in the same pass the step that they lead to: y ← (1 −
   * decay) y − rate m̂ ⊘ (√v̂ + ε).
   */
  public static void adamDescent(NDArray y, NDArray g, NDArray m, NDArray v, AdamStep step) {
    SCRIPT.run(
        "adam_descent",
        List.of(y),
        List.of(g),
        List.of(m),
        List.of(v),
        List.of(),
        (double) step.t(),
        step.moments().beta1(),
        step.moments().beta2(),
        step.moments().epsilon(),
        step.rate(),
        // The kernel multiplies it by the rate.
        step.rate() == 0 ? 0.0 : step.decay() / step.rate());
  }

  /**
   * A step by Adam.
   *
   * @param moments β₁ and β₂, and ε
   * @param t counts from 1
   * @param rate of the step, 0 only where decay is 0, too
   * @param decay the share of the parameters that is taken off
   */
  public record AdamStep(Moments moments, long t, double rate, double decay) {}

  /**
   * How Adam remembers.
   *
   * @param beta1 decay of the mean of gradients
   * @param beta2 decay of the mean of their squares
   * @param epsilon added to the root of the latter
   */
  public record Moments(double beta1, double beta2, double epsilon) {}

  /** y ← a y + b x. */
  public static void scaleAndAdd(NDArray y, double a, double b, NDArray x) {
    SCRIPT.run("scale_and_add", y, a, b, x);
  }

  /** y ← y + a x ⊘ (√v + ε). */
  public static void addDividedByRoot(NDArray y, double a, NDArray x, NDArray v, double epsilon) {
    SCRIPT.run("add_divided_by_root", y, a, x, v, epsilon);
  }

  /** y ← y ⊘ (√v / scale + ε): with scale = √(1 − β₂ᵗ), Adam's bias-corrected denominator. */
  public static void divideByRoot(NDArray y, NDArray v, double scale, double epsilon) {
    SCRIPT.run("divide_by_root", y, v, scale, epsilon);
  }
}
