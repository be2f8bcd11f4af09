package org.algoperf.workloads.torch;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * In-place operations for update rules, under PyTorch's names. None is seen by autograd.
 *
 * <p>The first argument is overwritten; the others are not. Shapes and data types agree.
 */
public final class Ops {

  // Fused kernels write to the tensors of a list. TorchScript takes that for writing to the list,
  // and drops the call unless a list is used after it.
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
          def adam_descent(self, y: Tensor, g: Tensor, m: Tensor, v: Tensor, peak: Tensor, amsgrad: bool, t: float, beta1: float, beta2: float, epsilon: float, rate: float, decay: float) -> Tensor:
            ys = [y]
            peaks = annotate(List[Tensor], [])
            if amsgrad:
              peaks = [peak]
            torch._fused_adamw_(ys, [g], [m], [v], peaks, [torch.full([], t)], lr=rate, beta1=beta1, beta2=beta2, weight_decay=decay, eps=epsilon, amsgrad=amsgrad, maximize=False)
            return ys[0]
          def adagrad_descent(self, y: Tensor, g: Tensor, s: Tensor, rate: float) -> Tensor:
            ys = [y]
            torch._fused_adagrad_(ys, [g], [s], [torch.ones([])], lr=rate, lr_decay=0., weight_decay=0., eps=0., maximize=False)
            return ys[0]
          def descend(self, y: Tensor, u: Tensor, rate: float, decay: float) -> Tensor:
            ys = [y]
            torch._fused_sgd_(ys, [u], [], weight_decay=decay, momentum=0., lr=rate, dampening=0., nesterov=False, maximize=False, is_first_step=False)
            return ys[0]
          def heavy_descent(self, y: Tensor, g: Tensor, b: Tensor, beta: float, dampening: float, nesterov: bool, rate: float) -> Tensor:
            ys = [y]
            torch._fused_sgd_(ys, [g], [b], weight_decay=0., momentum=beta, lr=rate, dampening=dampening, nesterov=nesterov, maximize=False, is_first_step=False)
            return ys[0]
          def accumulate(self, y: Tensor, a: float, x: Tensor) -> Tensor:
            return torch.add(x, y, alpha=a, out=y)
          def sign(self, y: Tensor, x: Tensor) -> Tensor:
            return torch.sign(x, out=y)
          def adadelta_descent(self, y: Tensor, g: Tensor, v: Tensor, d: Tensor, rho: float, epsilon: float, rate: float) -> Tensor:
            w = torch.sub(1., rho)
            least = torch.full([], epsilon, dtype=v.dtype)
            torch.addcmul_(torch.lerp_(v, least, w), g, g, value=w)
            u = torch.mul_(torch.sqrt_(torch.div(d, v)), g)
            torch.addcmul_(torch.lerp_(d, least, w), u, u, value=w)
            return torch.sub_(y, u, alpha=rate)
          def divide_by_root(self, y: Tensor, v: Tensor, scale: float, epsilon: float) -> Tensor:
            return torch.div_(y, torch.rsub(torch.sqrt(v), epsilon, torch.neg(scale)))
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
   * All of Adam in one pass over memory: m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; y ← (1 −
   * decay) y − rate m̂ ⊘ (√v̂ + ε), with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ). More than twice
   * as fast as the same in single operations. With a peak, v̂ = peak / (1 − β₂ᵗ) with peak ←
   * max(peak, v).
   */
  public static void adamDescent(NDArray y, NDArray g, Averages averages, AdamStep step) {
    SCRIPT.run(
        "adam_descent",
        y,
        g,
        averages.m(),
        averages.v(),
        averages.peak().orElse(averages.v()),
        averages.peak().isPresent(),
        (double) step.t(),
        step.moments().beta1(),
        step.moments().beta2(),
        step.moments().epsilon(),
        step.rate(),
        // What the kernel multiplies by the rate to get the decay.
        step.rate() == 0 ? 0 : step.decay() / step.rate());
  }

  /**
   * What Adam keeps.
   *
   * @param m the mean of gradients; g itself, where β₁ is 0
   * @param v the mean of their squares
   * @param peak the largest v so far, or nothing
   */
  public record Averages(NDArray m, NDArray v, Optional<NDArray> peak) {}

  /**
   * A step by Adam.
   *
   * @param moments β₁ and β₂, and ε
   * @param t counts from 1
   * @param rate of the step, 0 only where decay is 0, too
   * @param decay the share of the parameters that is taken off
   */
  public record AdamStep(Moments moments, long t, double rate, double decay) {

    /** A t after which m and v have forgotten that they began at 0: m̂ = m and v̂ = v. */
    public static final long SETTLED = Long.MAX_VALUE;
  }

  /**
   * How Adam remembers.
   *
   * @param beta1 decay of the mean of gradients
   * @param beta2 decay of the mean of their squares
   * @param epsilon added to the root of the latter
   */
  public record Moments(double beta1, double beta2, double epsilon) {}

  /** s ← s + g²; y ← y − rate g ⊘ √s. */
  public static void adagradDescent(NDArray y, NDArray g, NDArray s, double rate) {
    SCRIPT.run("adagrad_descent", y, g, s, rate);
  }

  /** v ← ρ v + (1 − ρ) (ε + g²); u = g ⊙ √(d ⊘ v); d ← ρ d + (1 − ρ) (ε + u²); y ← y − rate u. */
  public static void adadeltaDescent(NDArray y, NDArray g, Units units, double rate) {
    SCRIPT.run("adadelta_descent", y, g, units.v(), units.d(), units.rho(), units.epsilon(), rate);
  }

  /**
   * What AdaDelta keeps.
   *
   * @param v the mean of squares of gradients, plus ε
   * @param d the mean of squares of updates, plus ε
   * @param rho decay of both
   * @param epsilon what they begin at
   */
  public record Units(NDArray v, NDArray d, double rho, double epsilon) {}

  /** y ← (1 − decay) y − rate u. */
  public static void descend(NDArray y, NDArray u, double rate, double decay) {
    if (rate == 0) {
      scale(y, 1 - decay);
    } else {
      SCRIPT.run("descend", y, u, rate, decay / rate);
    }
  }

  /**
   * b ← β b + (1 − dampening) g; y ← y − rate u, where u is b, or Nesterov's g + β b. The gradient
   * g may be y.
   */
  public static void descend(NDArray y, NDArray g, NDArray b, Heaviness ball, double rate) {
    if (ball.beta() == 0) {
      descend(y, g, rate, 0);
    } else {
      SCRIPT.run("heavy_descent", y, g, b, ball.beta(), ball.dampening(), ball.nesterov(), rate);
    }
  }

  /**
   * How a momentum works.
   *
   * @param beta what is left of it after a step, β
   * @param dampening the share of the gradient that it does not take in; not read where β is 0
   * @param nesterov whether the step looks ahead
   */
  public record Heaviness(double beta, double dampening, boolean nesterov) {}

  /** y ← a y + x. */
  public static void accumulate(NDArray y, double a, NDArray x) {
    SCRIPT.run("accumulate", y, a, x);
  }

  /** y ← −1, 0 or 1, by the sign of x. */
  public static void sign(NDArray y, NDArray x) {
    SCRIPT.run("sign", y, x);
  }

  /** y ← y ⊘ (√v / scale + ε): with scale = √(1 − β₂ᵗ), Adam's bias-corrected denominator. */
  public static void divideByRoot(NDArray y, NDArray v, double scale, double epsilon) {
    SCRIPT.run("divide_by_root", y, v, 1 / scale, epsilon);
  }
}
