package org.algoperf.submissions.transform;

import static java.lang.Math.max;
import static org.algoperf.workloads.torch.Matrices.gram;
import static org.algoperf.workloads.torch.Matrices.largestEigenvalue;
import static org.algoperf.workloads.torch.Matrices.multiply;
import static org.algoperf.workloads.torch.Matrices.power;
import static org.algoperf.workloads.torch.Ops.copy;
import static org.algoperf.workloads.torch.Ops.lerp;
import static org.algoperf.workloads.torch.Ops.scale;
import static org.algoperf.workloads.torch.Reductions.dot;
import static org.algoperf.workloads.torch.Reductions.norm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.algoperf.submissions.api.State;

/**
 * The second moments of a block and their inverse roots.
 *
 * @param l L, over the inputs
 * @param before L', the L of the roots before
 * @param r R, over the outputs, of gradients to which P has been applied
 * @param p P, the root of L
 * @param q Q, the root of R
 */
record CasprPair(NDArray l, NDArray before, NDArray r, NDArray p, NDArray q) {

  /** Added where a gradient that has always been zero would leave nothing to divide by. */
  private static final double SMALLEST = 1e-30;

  /** L = L' = ε I, R = P = Q = I. */
  static CasprPair of(Shape shape, double epsilon, State state) {
    long outputs = shape.get(0);
    long inputs = shape.get(1);
    return new CasprPair(
        diagonal("l", inputs, epsilon, state),
        diagonal("l_before", inputs, epsilon, state),
        diagonal("r", outputs, 1, state),
        diagonal("p", inputs, 1, state),
        diagonal("q", outputs, 1, state));
  }

  private static NDArray diagonal(String name, long size, double value, State state) {
    NDArray matrix = state.zeros(name, new Shape(size, size));
    copy(matrix, matrix.getManager().eye((int) size));
    scale(matrix, value);
    return matrix;
  }

  /** L ← (1 − w) L + w GᵀG; R ← (1 − w) R + w G P² Gᵀ / m. */
  void observe(NDArray g, double w) {
    lerp(l, gram(g, 1), w);
    NDArray seen = gram(multiply(g, p, 1), 0);
    scale(seen, 1. / p.getShape().get(0));
    lerp(r, seen, w);
  }

  /** R ← c R with c = tr(P (L' + ε ‖L'‖ I) P) / m, after which L' is L. */
  void carryOver(double epsilon) {
    double length = norm(p);
    double trace =
        dot(p.matMul(before).flatten(), p.flatten())
            + epsilon * largestEigenvalue(before) * length * length;
    scale(r, max(0, trace) / p.getShape().get(0));
    copy(before, l);
  }

  /** P and Q from L and R. */
  void takeRoots(double epsilon) {
    copy(p, root(l, epsilon));
    copy(q, root(r, epsilon));
  }

  private static NDArray root(NDArray a, double epsilon) {
    return power(a, -.5, max(epsilon * largestEigenvalue(a), SMALLEST));
  }

  /** Q n̂ P. */
  NDArray apply(NDArray n) {
    return multiply(multiply(n, p, 1), q, 0);
  }
}
