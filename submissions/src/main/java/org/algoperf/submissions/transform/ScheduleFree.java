package org.algoperf.submissions.transform;

import static java.lang.Math.max;
import static java.lang.Math.pow;
import static org.algoperf.submissions.transform.Require.fraction;
import static org.algoperf.submissions.transform.Require.nonNegative;
import static org.algoperf.submissions.transform.Require.positive;
import static org.algoperf.workloads.torch.Ops.axpy;
import static org.algoperf.workloads.torch.Ops.lerp;
import static org.algoperf.workloads.torch.Ops.scale;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.algoperf.submissions.api.Rule;
import org.algoperf.submissions.api.State;
import org.algoperf.submissions.api.Transform;
import org.algoperf.workloads.spec.Parameters;

/**
 * Averaging in the place of a decaying schedule. Three points: the parameters are y, where
 * gradients are taken; z takes the steps; x averages z and is evaluated.
 *
 * <p>z ← z − η d(y); c = wₜ / Σw with w = tʳ (max η)²; x ← (1 − c) x + c z; y = (1 − β) z + β x.
 *
 * <p>Only x is kept, because z = (y − β x) / (1 − β): a step of z alone moves y by −(1 − β) η d,
 * and what x takes in of z is c (z − x) = w (y − x), with w = c / (1 − β); β of that goes to y.
 *
 * <p>Defazio et al., "The road less scheduled", 2024; arXiv:2405.15682.
 */
public final class ScheduleFree {

  private ScheduleFree() {}

  /**
   * The last link of a chain, which applies the rate itself.
   *
   * @param schedule the rate η, warmed up and then constant
   * @param beta how far y is from z to x, in (0, 1)
   * @param power r, which gives later steps more weight; 0 in the paper
   */
  public static Transform scheduleFree(Schedule schedule, double beta, double power) {
    positive("beta1", fraction("beta1", beta));
    nonNegative("weight_power", power);
    return (parameters, state) -> new Averaging(schedule, beta, power, parameters, state);
  }

  private static final class Averaging implements Affine.Absorbing {

    private final Schedule schedule;
    private final double beta;
    private final double power;
    private final Affine step;
    private final NDArray x;
    private final State.Cell sum;
    private final State.Cell peak;

    Averaging(Schedule schedule, double beta, double power, Parameters parameters, State state) {
      this.schedule = schedule;
      this.beta = beta;
      this.power = power;
      step = Affine.scaling(t -> (1 - beta) * schedule.at(t));
      x = state.copyOf("x", parameters.values());
      sum = state.number("sum_of_weights", 0);
      peak = state.number("peak_rate", 0);
    }

    /** w of this step. */
    private double weigh(long t) {
      peak.set(max(peak.get(), schedule.at(t)));
      double weight = pow((double) t, power) * peak.get() * peak.get();
      sum.set(sum.get() + weight);
      return weight / sum.get() / (1 - beta);
    }

    @Override
    public NDArray update(NDArray d, Parameters parameters, long t) {
      double w = weigh(t);
      NDArray u = step.update(d, parameters, t);
      scale(u, 1 + beta * w);
      axpy(u, -beta * w, parameters.values());
      axpy(u, beta * w, x);
      lerp(x, parameters.values(), shareOfMoved(w));
      axpy(x, -shareOfMoved(w), u);
      return u;
    }

    @Override
    public void descend(NDArray d, Parameters parameters, long t) {
      step.descend(d, parameters, t);
      average(parameters.values(), t);
    }

    /** After y has got its part of z's step. */
    void average(NDArray y, long t) {
      double w = weigh(t);
      lerp(y, x, -beta * w);
      lerp(x, y, shareOfMoved(w));
    }

    /** What x takes in, as a share of y − x when y has taken in β w (y − x). */
    private double shareOfMoved(double w) {
      return w / (1 + beta * w);
    }

    @Override
    public Optional<Rule> after(Affine.Descending first, Affine between) {
      return Optional.of(new Led(first, between, this));
    }

    @Override
    public NDArray evalView(NDArray y) {
      return x;
    }
  }

  /** The averaging after u, with d = s u + λ y. */
  private record Led(Affine.Descending first, Affine between, Averaging last) implements Rule {

    @Override
    public void descend(NDArray g, Parameters parameters, long t) {
      last.step.after(between).descend(first, g, parameters, t);
      last.average(parameters.values(), t);
    }

    @Override
    public NDArray update(NDArray g, Parameters parameters, long t) {
      NDArray u = between.update(first.update(g, parameters, t), parameters, t);
      return last.update(u, parameters, t);
    }
  }
}
