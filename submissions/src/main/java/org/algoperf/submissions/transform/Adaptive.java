package org.algoperf.submissions.transform;

import static org.algoperf.submissions.transform.Require.fraction;
import static org.algoperf.submissions.transform.Require.positive;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.algoperf.submissions.api.Transform;
import org.algoperf.workloads.torch.Ops;

/** A rate for each coordinate, from the squares of its gradients; no momentum. */
public final class Adaptive {

  private Adaptive() {}

  /**
   * s ← s + g²; u = g / √(s + ε), with ε inside the root.
   *
   * <p>Duchi, Hazan, Singer, "Adaptive subgradient methods for online learning and stochastic
   * optimization", 2011. PyTorch has ε outside.
   */
  public static Transform scaleByAdaGrad(double epsilon) {
    positive("epsilon", epsilon);
    return (parameters, state) -> {
      NDArray s = state.zeros("s");
      Ops.fill(s, epsilon);
      return new ScaleByAdaGrad(s);
    };
  }

  /** s begins at ε, which is the same as adding it in every step. */
  private record ScaleByAdaGrad(NDArray s) implements Affine.Descending {

    @Override
    public void descend(NDArray g, long t, Affine.Move move) {
      move.applyDecay();
      Ops.adagradDescent(move.y(), g, s, move.rate());
    }
  }

  /**
   * v ← β₂ v + (1 − β₂) g²; u = g / (√v + ε), without bias correction, as in PyTorch.
   *
   * <p>Tieleman, Hinton, "Lecture 6.5: RMSProp", 2012.
   */
  public static Transform scaleByRms(double beta2, double epsilon) {
    fraction("beta2", beta2);
    positive("epsilon", epsilon);
    return (parameters, state) ->
        new FusedAdam(
            (g, t) -> g,
            state.zeros("v"),
            Optional.empty(),
            new Ops.Moments(0, beta2, epsilon),
            t -> Ops.AdamStep.SETTLED);
  }

  /** v ← β₂ v + (1 − β₂) g²; u = g / (√v̂ + ε): Adam without its first moment. */
  public static Transform scaleByCorrectedRms(double beta2, double epsilon) {
    fraction("beta2", beta2);
    positive("epsilon", epsilon);
    return (parameters, state) ->
        new FusedAdam((g, t) -> g, state.zeros("v"), new Ops.Moments(0, beta2, epsilon));
  }

  /**
   * v ← ρ v + (1 − ρ) g²; u = g √(d + ε) / √(v + ε); d ← ρ d + (1 − ρ) u²: the unit of u is that of
   * θ, so that no rate is needed.
   *
   * <p>Zeiler, "ADADELTA: an adaptive learning rate method", 2012; arXiv:1212.5701.
   */
  public static Transform scaleByAdaDelta(double rho, double epsilon) {
    fraction("rho", rho);
    positive("epsilon", epsilon);
    return (parameters, state) -> {
      NDArray v = state.zeros("v");
      NDArray d = state.zeros("d");
      Ops.fill(v, epsilon);
      Ops.fill(d, epsilon);
      return new ScaleByAdaDelta(v, d, rho, epsilon);
    };
  }

  /**
   * v and d begin at ε and take it in with every square, which is the same as adding it to them.
   */
  private record ScaleByAdaDelta(NDArray v, NDArray d, double rho, double epsilon)
      implements Affine.Descending {

    @Override
    public void descend(NDArray g, long t, Affine.Move move) {
      move.applyDecay();
      Ops.adadeltaDescent(move.y(), g, new Ops.Units(v, d, rho, epsilon), move.rate());
    }
  }
}
