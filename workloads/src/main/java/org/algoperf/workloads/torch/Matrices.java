package org.algoperf.workloads.torch;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** Linear algebra for update rules. None is seen by autograd; results live until the scope ends. */
public final class Matrices {

  private static final Script SCRIPT =
      Script.compile(
          """
          def copy_all(self, ys: List[Tensor], xs: List[Tensor]) -> Tensor:
            for i in range(torch.len(ys)):
              _0 = torch.copy_(ys[i], xs[i])
            return ys[0]
          def concatenate(self, xs: List[Tensor]) -> Tensor:
            return torch.cat(xs)
          def gram(self, g: Tensor, axis: int) -> Tensor:
            m = torch.reshape(torch.transpose(g, 0, axis), [torch.size(g, axis), -1])
            return torch.matmul(m, torch.t(m))
          def contract_first(self, g: Tensor, m: Tensor) -> Tensor:
            return torch.tensordot(g, m, [0], [0])
          def multiply(self, g: Tensor, m: Tensor, axis: int) -> Tensor:
            return torch.movedim(torch.tensordot(g, m, [axis], [0]), -1, axis)
          def power(self, a: Tensor, exponent: float, ridge: float) -> Tensor:
            l, v = torch.linalg_eigh(a)
            p = torch.pow(torch.add(torch.clamp(l, 0.), ridge), exponent)
            return torch.matmul(torch.mul(v, p), torch.t(v))
          def largest_eigenvalue(self, a: Tensor) -> float:
            return float(torch.max(torch.linalg_eigvalsh(a)))
          def eigenvectors(self, a: Tensor) -> Tensor:
            l, v = torch.linalg_eigh(a)
            return torch.flip(v, [1])
          def orthonormal(self, a: Tensor) -> Tensor:
            q, r = torch.linalg_qr(a)
            return q
          def newton_schulz(self, g: Tensor) -> Tensor:
            wide = torch.le(torch.size(g, 0), torch.size(g, 1))
            if wide:
              x = g
            else:
              x = torch.t(g)
            y = torch.div(x, torch.add(torch.linalg_vector_norm(x), 9.9999999999999995e-08))
            for i in range(5):
              a = torch.matmul(y, torch.t(y))
              b = torch.add(torch.mul(a, -4.7750000000000004), torch.matmul(a, a), alpha=2.0314999999999999)
              y = torch.add(torch.mul(y, 3.4445000000000001), torch.matmul(b, y))
            if wide:
              z = y
            else:
              z = torch.t(y)
            return z
          """);

  private Matrices() {}

  /** yᵢ ← xᵢ for each i. */
  public static void copyAll(List<NDArray> ys, List<NDArray> xs) {
    SCRIPT.run("copy_all", ys, xs);
  }

  /** One vector of all vectors, copied. */
  public static NDArray concatenate(List<NDArray> xs) {
    return SCRIPT.evaluate(xs.get(0).getManager(), "concatenate", xs);
  }

  /** G₍ₖ₎ G₍ₖ₎ᵀ of shape (dₖ, dₖ), with the tensor G unfolded along axis k. */
  public static NDArray gram(NDArray g, long axis) {
    return SCRIPT.evaluate(g.getManager(), "gram", g, axis);
  }

  /**
   * Contracts the first axis of a tensor with that of a matrix, and appends the matrix's second: of
   * (d₁, d₂, …) and (d₁, e) to (d₂, …, e). Once for each axis turns all of them and restores their
   * order.
   */
  public static NDArray contractFirst(NDArray g, NDArray m) {
    return SCRIPT.evaluate(g.getManager(), "contract_first", g, m);
  }

  /** Contracts one axis of a tensor with the first of a matrix, whose second takes its place. */
  public static NDArray multiply(NDArray g, NDArray m, long axis) {
    return SCRIPT.evaluate(g.getManager(), "multiply", g, m, axis);
  }

  /**
   * (A + ridge I)^exponent by the eigendecomposition of a symmetric A, whose negative eigenvalues
   * are rounding and count as 0.
   */
  public static NDArray power(NDArray a, double exponent, double ridge) {
    return SCRIPT.evaluate(a.getManager(), "power", a, exponent, ridge);
  }

  /** The largest eigenvalue of a symmetric matrix. */
  public static double largestEigenvalue(NDArray a) {
    return SCRIPT.number("largest_eigenvalue", a);
  }

  /** Eigenvectors of a symmetric matrix as columns, that of the largest eigenvalue first. */
  public static NDArray eigenvectors(NDArray a) {
    return SCRIPT.evaluate(a.getManager(), "eigenvectors", a);
  }

  /** The Q of A = QR. */
  public static NDArray orthonormal(NDArray a) {
    return SCRIPT.evaluate(a.getManager(), "orthonormal", a);
  }

  /**
   * Nearly U Vᵀ of G = U S Vᵀ: singular values between about 0.7 and 1.2, by five iterations X ← a
   * X + (b X Xᵀ + c (X Xᵀ)²) X from X = G / (‖G‖ + 10⁻⁷), with (a, b, c) = (3.4445, −4.7750,
   * 2.0315).
   */
  public static NDArray newtonSchulz(NDArray g) {
    return SCRIPT.evaluate(g.getManager(), "newton_schulz", g);
  }
}
