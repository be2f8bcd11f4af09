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
import org.algoperf.workloads.torch.Ops;

/**
 * Averaging in the place of a decaying schedule. Three points: the parameters are y, where
 * gradients are taken; z takes the steps; x averages z and is evaluated.
 *
 * <p>z ← z − η d(y); c = wₜ / Σw with w = tʳ (max η)²; x ← (1 − c) x + c z; y = (1 − β) z + β x.
 *
 * <p>Only z is kept, because x = (y − (1 − β) z) / β; it also follows that y falls by c (y − z) + η
 * (1 − β)(1 − c) d, with the new z.
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
    private final NDArray z;
    private final State.Cell sum;
    private final State.Cell peak;

    Averaging(Schedule schedule, double beta, double power, Parameters parameters, State state) {
      this.schedule = schedule;
      this.beta = beta;
      this.power = power;
      z = state.copyOf("z", parameters.values());
      sum = state.number("sum_of_weights", 0);
      peak = state.number("peak_rate", 0);
    }

    /** c of this step. */
    private double weigh(double eta, long t) {
      peak.set(max(peak.get(), eta));
      double w = pow((double) t, power) * peak.get() * peak.get();
      sum.set(sum.get() + w);
      return w / sum.get();
    }

    @Override
    public NDArray update(NDArray d, Parameters parameters, long t) {
      double eta = schedule.at(t);
      double c = weigh(eta, t);
      axpy(z, -eta, d);
      scale(d, eta * (1 - beta) * (1 - c));
      axpy(d, c, parameters.values());
      axpy(d, -c, z);
      return d;
    }

    @Override
    public void descend(NDArray d, Parameters parameters, long t) {
      double eta = schedule.at(t);
      double c = weigh(eta, t);
      axpy(z, -eta, d);
      lerp(parameters.values(), z, c);
      axpy(parameters.values(), -eta * (1 - beta) * (1 - c), d);
    }

    @Override
    public Optional<Rule> after(Affine.Descending first, Affine between) {
      return Optional.of(new Led(first, between, this));
    }

    @Override
    public NDArray evalView(NDArray y) {
      NDArray x = y.duplicate();
      lerp(x, z, 1 - 1 / beta);
      return x;
    }
  }

  /**
   * The averaging after u, with d = s u + λ y: z ← z − ηλ y; y ← y − (1 − β) / r z with r = 1 − (1
   * − β) ηλ; z ← z − η s u; y ← r (1 − c) y + (1 − β (1 − c)) z, which is (1 − β) z + β x.
   */
  private record Led(Affine.Descending first, Affine between, Averaging last) implements Rule {

    @Override
    public void descend(NDArray g, Parameters parameters, long t) {
      double eta = last.schedule.at(t);
      double kept = 1 - last.weigh(eta, t);
      double decay = eta * between.decay().at(t);
      double r = 1 - (1 - last.beta) * decay;
      NDArray y = parameters.values();
      Ops.Heaviness decayed = new Ops.Heaviness(1, 1 + decay, false);
      Ops.descend(y, y, last.z, decayed, (1 - last.beta) / r);
      first.descend(g, t, new Affine.Move(last.z, eta * between.scale().at(t), 0));
      Ops.descend(y, last.z, last.beta * kept - 1, 1 - r * kept);
    }

    @Override
    public NDArray update(NDArray g, Parameters parameters, long t) {
      NDArray u = between.update(first.update(g, parameters, t), parameters, t);
      return last.update(u, parameters, t);
    }
  }
}
