package org.algoperf.submissions.transform;

import static org.algoperf.submissions.transform.Require.fraction;
import static org.algoperf.workloads.torch.Ops.accumulate;
import static org.algoperf.workloads.torch.Ops.axpy;
import static org.algoperf.workloads.torch.Ops.copy;
import static org.algoperf.workloads.torch.Ops.lerp;
import static org.algoperf.workloads.torch.Ops.scale;

import ai.djl.ndarray.NDArray;
import org.algoperf.submissions.api.Transform;
import org.algoperf.workloads.spec.Parameters;
import org.algoperf.workloads.torch.Ops;

/** Sums of past gradients. */
public final class Momentum {

  private Momentum() {}

  /**
   * The heavy ball: b ← β b + g; u = b.
   *
   * <p>Polyak, "Some methods of speeding up the convergence of iteration methods", 1964.
   */
  public static Transform trace(double beta) {
    fraction("beta1", beta);
    return (parameters, state) -> new Ball(state.zeros("b"), new Ops.Heaviness(beta, false));
  }

  /**
   * Nesterov's momentum as in Sutskever et al.: b ← β b + g; u = g + β b.
   *
   * <p>Sutskever, Martens, Dahl, Hinton, "On the importance of initialization and momentum in deep
   * learning", 2013.
   */
  public static Transform nesterovTrace(double beta) {
    fraction("beta1", beta);
    return (parameters, state) -> new Ball(state.zeros("b"), new Ops.Heaviness(beta, true));
  }

  private record Ball(NDArray b, Ops.Heaviness heaviness) implements Affine.Descending {

    @Override
    public NDArray update(NDArray g, Parameters parameters, long t) {
      accumulate(b, heaviness.beta(), g);
      if (heaviness.nesterov()) {
        axpy(g, heaviness.beta(), b);
      } else {
        copy(g, b);
      }
      return g;
    }

    @Override
    public void descend(NDArray g, Parameters parameters, long t, double rate, double decay) {
      if (decay != 0) {
        scale(parameters.values(), 1 - decay);
      }
      Ops.descend(parameters.values(), g, b, heaviness, rate);
    }
  }

  /** m ← β m + (1 − β) g; u = m, without bias correction. */
  public static Transform ema(double beta) {
    fraction("beta1", beta);
    return (parameters, state) -> {
      NDArray m = state.zeros("m");
      return (g, p, t) -> {
        lerp(m, g, 1 - beta);
        copy(g, m);
        return g;
      };
    };
  }
}
