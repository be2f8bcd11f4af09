package org.algoperf.submissions.transform;

import static org.algoperf.submissions.transform.Require.count;
import static org.algoperf.submissions.transform.Require.fraction;
import static org.algoperf.submissions.transform.Require.nonNegative;
import static org.algoperf.workloads.torch.Ops.axpy;
import static org.algoperf.workloads.torch.Ops.copy;
import static org.algoperf.workloads.torch.Ops.lerp;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.algoperf.submissions.api.Rule;
import org.algoperf.submissions.api.State;
import org.algoperf.submissions.api.Transform;
import org.algoperf.workloads.spec.Parameters;

/** Last links of a chain: they leave training alone, and evaluate an average of the parameters. */
public final class Averaging {

  private Averaging() {}

  /**
   * The mean of the last k copies, taken every {@code every} steps; the live parameters until there
   * are k.
   *
   * <p>Kaddour, "Stop wasting my time! Saving days of ImageNet and BERT training with latest weight
   * averaging", 2022; arXiv:2209.14981.
   */
  public static Transform averageLatest(long every, long copies) {
    count("average_every", every);
    count("copies", copies);
    return (parameters, state) -> {
      List<NDArray> queue =
          IntStream.range(0, Math.toIntExact(copies))
              .mapToObj(i -> state.zeros("copy" + i))
              .toList();
      State.Cell taken = state.number("taken", 0);
      return new Watching(
          (next, t) -> {
            if (t % every == 0) {
              copy(queue.get((int) (taken.get() % copies)), next.get());
              taken.set(taken.get() + 1);
            }
          },
          values -> taken.get() < copies ? values : mean(queue));
    };
  }

  private static NDArray mean(List<NDArray> queue) {
    NDArray sum = queue.get(0).duplicate();
    queue.stream().skip(1).forEach(copy -> axpy(sum, 1, copy));
    return sum.divi(queue.size());
  }

  /** a ← β a + (1 − β) θ every {@code every} steps, beginning with the initial parameters. */
  public static Transform averageExponentially(long every, double beta) {
    count("average_every", every);
    fraction("average_beta", beta);
    return (parameters, state) -> {
      NDArray a = state.copyOf("average", parameters.values());
      return new Watching(
          (next, t) -> {
            if (t % every == 0) {
              lerp(a, next.get(), 1 - beta);
            }
          },
          values -> a);
    };
  }

  /**
   * a ← a + (1 + γ) / (t + γ) (θ − a): the average weighted by about t^γ.
   *
   * <p>Shamir, Zhang, "Stochastic gradient descent for non-smooth optimization", 2013.
   */
  public static Transform averagePolynomially(double gamma) {
    nonNegative("average_power", gamma);
    return (parameters, state) -> {
      NDArray a = state.zeros("average");
      return new Watching((next, t) -> lerp(a, next.get(), (1 + gamma) / (t + gamma)), values -> a);
    };
  }

  /** Sees the parameters after step t; they are computed only when asked for. */
  private interface Observer {
    void observe(Supplier<NDArray> next, long t);
  }

  /** A link that lets the update pass and looks at where it leads. */
  record Watching(Observer observer, UnaryOperator<NDArray> view) implements Rule {

    /** Looks at the parameters, which have taken step t. */
    void watch(Parameters parameters, long t) {
      observer.observe(parameters::values, t);
    }

    @Override
    public NDArray update(NDArray u, Parameters parameters, long t) {
      observer.observe(() -> parameters.values().sub(u), t);
      return u;
    }

    @Override
    public NDArray evalView(NDArray values) {
      return view.apply(values);
    }
  }
}
