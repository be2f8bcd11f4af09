package org.algoperf.submissions.transform;

import static java.lang.Math.max;
import static java.lang.Math.sqrt;
import static org.algoperf.submissions.transform.Adam.EPSILON;
import static org.algoperf.submissions.transform.Require.fraction;
import static org.algoperf.submissions.transform.Require.positive;
import static org.algoperf.workloads.torch.Ops.axpy;
import static org.algoperf.workloads.torch.Ops.copy;
import static org.algoperf.workloads.torch.Ops.divideByRoot;
import static org.algoperf.workloads.torch.Ops.emaOfSquares;
import static org.algoperf.workloads.torch.Ops.scale;
import static org.algoperf.workloads.torch.Reductions.dot;
import static org.algoperf.workloads.torch.Reductions.sumOfAbsolutes;

import ai.djl.ndarray.NDArray;
import org.algoperf.submissions.api.State;
import org.algoperf.submissions.api.Transform;

/** Adam whose rate is a lower bound of the distance to the solution. */
public final class DAdaptation {

  private DAdaptation() {}

  /**
   * Adam with D-Adaptation: with γ the schedule's rate, m ← β₁ m + (1 − β₁) d γ g; v ← β₂ v + (1 −
   * β₂) g²; A = √v + 10⁻⁸; u = m / A + d γ λθ; r ← √β₂ r + (1 − √β₂) d γ ⟨g, s / A⟩; s ← √β₂ s + (1
   * − √β₂) d γ g; then d ← max(d, r / ((1 − √β₂) ‖s‖₁)).
   *
   * <p>The rule is the paper's; the authors' program takes A of the step before in r.
   *
   * <p>Defazio, Mishchenko, "Learning-rate-free learning by D-Adaptation", 2023; arXiv:2301.07733.
   *
   * @param schedule γ, with peak 1
   */
  public static Transform dadaptAdam(
      Schedule schedule, double beta1, double beta2, double weightDecay, double d0) {
    fraction("beta1", beta1);
    fraction("beta2", beta2);
    positive("initial_distance", d0);
    return (parameters, state) -> {
      NDArray m = state.zeros("m");
      NDArray v = state.zeros("v");
      NDArray s = state.zeros("s");
      State.Cell r = state.number("r", 0);
      State.Cell d = state.number("d", d0);
      double root = sqrt(beta2);
      return (g, p, t) -> {
        double rate = d.get() * schedule.at(t);
        emaOfSquares(v, g, 1 - beta2);
        NDArray weighted = s.duplicate();
        divideByRoot(weighted, v, 1, EPSILON);
        r.set(root * r.get() + (1 - root) * rate * dot(g, weighted));
        scale(s, root);
        axpy(s, (1 - root) * rate, g);
        scale(m, beta1);
        axpy(m, (1 - beta1) * rate, g);
        copy(g, m);
        divideByRoot(g, v, 1, EPSILON);
        axpy(g, rate * weightDecay, p.values());
        double length = (1 - root) * sumOfAbsolutes(s);
        d.set(length > 0 ? max(d.get(), r.get() / length) : d.get());
        return g;
      };
    };
  }
}
