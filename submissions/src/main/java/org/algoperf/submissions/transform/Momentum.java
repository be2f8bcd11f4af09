package org.algoperf.submissions.transform;

import static org.algoperf.submissions.transform.Require.fraction;
import static org.algoperf.workloads.torch.Ops.accumulate;
import static org.algoperf.workloads.torch.Ops.axpy;
import static org.algoperf.workloads.torch.Ops.copy;
import static org.algoperf.workloads.torch.Ops.lerp;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.algoperf.submissions.api.Rule;
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
    return (parameters, state) -> new Ball(state.zeros("b"), new Ops.Heaviness(beta, 0, false));
  }

  /**
   * Nesterov's momentum as in Sutskever et al.: b ← β b + g; u = g + β b.
   *
   * <p>Sutskever, Martens, Dahl, Hinton, "On the importance of initialization and momentum in deep
   * learning", 2013.
   */
  public static Transform nesterovTrace(double beta) {
    fraction("beta1", beta);
    return (parameters, state) -> new Ball(state.zeros("b"), new Ops.Heaviness(beta, 0, true));
  }

  private record Ball(NDArray b, Ops.Heaviness heaviness)
      implements Affine.Descending, Affine.Absorbing {

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
    public void descend(NDArray g, long t, Affine.Move move) {
      move.applyDecay();
      Ops.descend(move.y(), g, b, heaviness, move.rate());
    }

    @Override
    public Optional<Rule> after(Affine.Descending first, Affine between) {
      boolean same = between.equals(Affine.IDENTITY) && !heaviness.nesterov();
      return same ? Optional.of(new Led(first, b, heaviness.beta())) : Optional.empty();
    }
  }

  /** The heavy ball after a rule that moves b itself by its update. */
  private record Led(Affine.Descending first, NDArray b, double beta) implements Affine.Descending {

    @Override
    public void descend(NDArray g, long t, Affine.Move move) {
      first.descend(g, t, new Affine.Move(b, -1, 1 - beta));
      Ops.descend(move.y(), b, move.rate(), move.decay());
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
