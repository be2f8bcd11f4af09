package org.algoperf.submissions.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.algoperf.submissions.api.Rule;
import org.algoperf.submissions.api.State;
import org.algoperf.submissions.api.Submission;
import org.algoperf.submissions.api.SubmissionType;
import org.algoperf.submissions.api.Training;
import org.algoperf.submissions.api.Transform;
import org.algoperf.submissions.api.TransformSubmission;
import org.algoperf.submissions.transform.Chain;
import org.algoperf.submissions.transform.Scaling;
import org.algoperf.workloads.spec.Oracle;
import org.algoperf.workloads.spec.Parameters;
import org.algoperf.workloads.spec.WorkloadSpec;
import org.algoperf.workloads.torch.Ops;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Submissions that break one clause each are told so, and how. */
final class ClauseTest {

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(
            Clause.UPDATES,
            Summing.class,
            "in step 1, link 1 of the chain (ClauseTest) returned float32 []: expected float32 [140],"
                + " the type and shape of the flat parameters"),
        Arguments.of(
            Clause.UPDATES,
            Widening.class,
            "in step 1, the rule (ClauseTest) returned float64 [140]: expected float32 [140], the"),
        Arguments.of(
            Clause.UPDATES,
            Nothing.class,
            "in step 1, the rule (ClauseTest) returned null: a rule returns its update u"),
        Arguments.of(
            Clause.UPDATES,
            Rooting.class,
            "in step 2, the rule (ClauseTest) returned NaN in 3 of 5 elements of hidden.bias: is it"),
        Arguments.of(
            Clause.UPDATES,
            Overflowing.class,
            "after step 1 the parameters have infinity in 24 of 24 elements of embedding, where"),
        Arguments.of(
            Clause.UPDATES,
            Shrinking.class,
            "in step 1, the rule (ClauseTest) changed the parameters: return what is to be"),
        Arguments.of(
            Clause.UPDATES,
            Closing.class,
            "in step 1, the rule (ClauseTest) closed an array that it was handed, or returned a"),
        Arguments.of(
            Clause.UPDATES,
            Mismatching.class,
            "it threw axpy(float32 [140], 1.0, float32 [3]): The size of tensor a (140) must match"
                + " the size of tensor b (3) at non-singleton dimension 0"),
        Arguments.of(
            Clause.UPDATES,
            Keeping.class,
            "it threw java.lang.IllegalStateException: Native resource has been released already.: an"
                + " array lives until the step ends in which it was made; take one that outlives it"
                + " from State, in init, and overwrite that"),
        Arguments.of(
            Clause.REPEATS,
            Chancy.class,
            "two runs from the same start differ after 20 steps: is there a clock, a random"),
        Arguments.of(
            Clause.SHAPES,
            Averaging.class,
            "evalView returned float64 [140]: expected float32 [140], the type and shape of"),
        Arguments.of(Clause.MOVES, Idle.class, "the first step changes nothing"),
        Arguments.of(Clause.INDEPENDENT, Sharing.class, "two instances that take turns"),
        Arguments.of(Clause.EVAL_VIEW, Meddling.class, "training that was evaluated"),
        Arguments.of(Clause.MEMORY, Growing.class, "state grew from 0 to"),
        Arguments.of(
            Clause.WRITES,
            Swapping.class,
            "after 40 steps all state is 0, [m]: operations write to their first argument"),
        Arguments.of(
            Clause.RESUMES, Hiding.class, "hidden state: a training that is resumed after step 1"),
        Arguments.of(
            Clause.RESUMES, Stopping.class, "hidden state: a training that is resumed after st"),
        Arguments.of(Clause.ZERO_GRADIENT, Dividing.class, "after 80 steps with a zero gradient"),
        Arguments.of(Clause.QUADRATIC, Climbing.class, "after 80 steps on a quadratic the loss is"),
        Arguments.of(Clause.SHAPES, Throwing.class, "it threw java.lang.IllegalStateException: no"),
        Arguments.of(
            Clause.SEARCH_SPACE, Misnamed.class, "the search space gives the point {}, but Misn"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenClauseIsExplained(Clause clause, Class<? extends Submission> type, String words) {
    String found = clause.violation(subject(type)).orElse("nothing");
    assertTrue(found.startsWith(words), found);
  }

  private static Subject subject(Class<? extends Submission> type) {
    return new Subject(SubmissionType.of(type), Map.of(), List.of(Map.of()), List.of());
  }

  private static NDArray scaled(NDArray update, double factor) {
    Ops.scale(update, factor);
    return update;
  }

  @Test
  void whatTheSourceCallsBreaksRepetition() {
    Subject clean = subject(Idle.class);
    Subject timed =
        new Subject(
            clean.type(),
            clean.point(),
            clean.corners(),
            List.of("A.java:7 calls System.nanoTime"));
    assertEquals(Optional.empty(), Clause.REPEATS.violation(clean));
    assertEquals(
        Optional.of(
            "A.java:7 calls System.nanoTime; a step is a function of its gradients, its number and"
                + " State: draw random numbers by new java.util.Random(step), and keep away from"
                + " clocks"),
        Clause.REPEATS.violation(timed));
  }

  /** A chain whose first link returns a number. */
  public record Summing() implements TransformSubmission {
    @Override
    public Transform transform(WorkloadSpec workload) {
      Transform sum = (parameters, state) -> (u, p, t) -> u.sum();
      return Chain.chain(sum, Scaling.scaleByLearningRate(t -> .1));
    }
  }

  /** Returns doubles. */
  public record Widening() implements TransformSubmission {
    @Override
    public Transform transform(WorkloadSpec workload) {
      return (parameters, state) -> (u, p, t) -> u.toType(DataType.FLOAT64, true);
    }
  }

  /** Returns nothing. */
  public record Nothing() implements TransformSubmission {
    @Override
    public Transform transform(WorkloadSpec workload) {
      return (parameters, state) -> (u, p, t) -> null;
    }
  }

  /** Takes roots of what may be negative, of one tensor and from the second step on. */
  public record Rooting() implements TransformSubmission {
    @Override
    public Transform transform(WorkloadSpec workload) {
      return (parameters, state) ->
          (u, p, t) -> {
            if (t > 1) {
              NDArray bias = p.view(u, Problem.SLOTS.get(2));
              Ops.copy(bias, bias.sqrt());
            }
            return u;
          };
    }
  }

  /** Takes its steps itself, to infinity. */
  public record Overflowing() implements Submission {
    @Override
    public Training start(Parameters parameters, WorkloadSpec workload, State state) {
      return new Training() {
        @Override
        public void step(Oracle oracle, long step) {
          Ops.fill(parameters.values(), Double.POSITIVE_INFINITY);
        }

        @Override
        public NDArray evalView() {
          return parameters.values();
        }
      };
    }
  }

  /** Decays the parameters by itself. */
  public record Shrinking() implements TransformSubmission {
    @Override
    public Transform transform(WorkloadSpec workload) {
      return (parameters, state) ->
          (u, p, t) -> {
            Ops.scale(p.values(), .99);
            return u;
          };
    }
  }

  /** Closes what it was handed. */
  public record Closing() implements TransformSubmission {
    @Override
    public Transform transform(WorkloadSpec workload) {
      return (parameters, state) ->
          (u, p, t) -> {
            NDArray other = u.mul(u);
            u.close();
            return other;
          };
    }
  }

  /** Adds arrays of two shapes. */
  public record Mismatching() implements TransformSubmission {
    @Override
    public Transform transform(WorkloadSpec workload) {
      return (parameters, state) -> {
        NDArray three = state.zeros("three", new Shape(3));
        return (u, p, t) -> {
          Ops.axpy(u, 1, three);
          return u;
        };
      };
    }
  }

  /** Keeps an array beyond its step. */
  public record Keeping() implements TransformSubmission {
    @Override
    public Transform transform(WorkloadSpec workload) {
      return (parameters, state) -> {
        NDArray[] before = new NDArray[1];
        return (u, p, t) -> {
          NDArray mean = before[0] == null ? u : u.add(before[0]);
          before[0] = mean.duplicate();
          return mean;
        };
      };
    }
  }

  /** Tosses a coin. */
  public record Chancy() implements TransformSubmission {
    @Override
    public Transform transform(WorkloadSpec workload) {
      return (parameters, state) -> (u, p, t) -> scaled(u, Math.random());
    }
  }

  /** Evaluates doubles. */
  public record Averaging() implements TransformSubmission {
    @Override
    public Transform transform(WorkloadSpec workload) {
      return (parameters, state) ->
          new Rule() {
            @Override
            public NDArray update(NDArray update, Parameters p, long step) {
              return scaled(update, .1);
            }

            @Override
            public NDArray evalView(NDArray values) {
              return values.toType(DataType.FLOAT64, true);
            }
          };
    }
  }

  /** Never moves. */
  public record Idle() implements TransformSubmission {
    @Override
    public Transform transform(WorkloadSpec workload) {
      return (parameters, state) -> (u, p, t) -> scaled(u, 0);
    }
  }

  /** Counts steps of all its instances. */
  public record Sharing() implements TransformSubmission {
    private static int steps;

    @Override
    public Transform transform(WorkloadSpec workload) {
      return (parameters, state) -> (u, p, t) -> scaled(u, .1 / ++steps);
    }
  }

  /** Evaluates at other values by overwriting the live ones. */
  public record Meddling() implements TransformSubmission {
    @Override
    public Transform transform(WorkloadSpec workload) {
      return (parameters, state) -> {
        var seen = state.number("seen", 1);
        return new Rule() {
          @Override
          public NDArray update(NDArray update, Parameters p, long step) {
            return scaled(update, .1 * seen.get());
          }

          @Override
          public NDArray evalView(NDArray values) {
            seen.set(.5);
            return values;
          }
        };
      };
    }
  }

  /** Asks for a buffer in every step. */
  public record Growing() implements TransformSubmission {
    @Override
    public Transform transform(WorkloadSpec workload) {
      return (parameters, state) ->
          (u, p, t) -> {
            state.zeros("buffer" + t);
            return scaled(u, .1);
          };
    }
  }

  /** Writes to the update what it should write to its state. */
  public record Swapping() implements TransformSubmission {
    @Override
    public Transform transform(WorkloadSpec workload) {
      return (parameters, state) -> {
        NDArray m = state.zeros("m");
        return (u, p, t) -> {
          Ops.lerp(u, m, .9);
          return u;
        };
      };
    }
  }

  /** Keeps its momentum to itself. */
  public record Hiding() implements TransformSubmission {
    @Override
    public Transform transform(WorkloadSpec workload) {
      return (parameters, state) -> {
        double[] hidden = {1};
        return (u, p, t) -> scaled(u, .1 * (hidden[0] *= .99));
      };
    }
  }

  /** Says that it is finished by a count of its own. */
  public record Stopping() implements Submission {
    @Override
    public Training start(Parameters parameters, WorkloadSpec workload, State state) {
      return new Training() {
        private int steps;

        @Override
        public void step(Oracle oracle, long step) {
          steps++;
          oracle.gradient(oracle.next());
        }

        @Override
        public NDArray evalView() {
          return parameters.values();
        }

        @Override
        public boolean finished() {
          return steps > 60;
        }
      };
    }
  }

  /** Divides by the gradient. */
  public record Dividing() implements TransformSubmission {
    @Override
    public Transform transform(WorkloadSpec workload) {
      return (parameters, state) -> (u, p, t) -> scaled(u.div(u), .001);
    }
  }

  /** Adds the update that should be subtracted. */
  public record Climbing() implements TransformSubmission {
    @Override
    public Transform transform(WorkloadSpec workload) {
      return (parameters, state) -> (u, p, t) -> scaled(u, -.1);
    }
  }

  /** Throws in a step. */
  public record Throwing() implements TransformSubmission {
    @Override
    public Transform transform(WorkloadSpec workload) {
      return (parameters, state) ->
          (u, p, t) -> {
            throw new IllegalStateException("no");
          };
    }
  }

  /** Has a hyperparameter that the search space lacks. */
  public record Misnamed(double rate) implements TransformSubmission {
    @Override
    public Transform transform(WorkloadSpec workload) {
      return (parameters, state) -> (u, p, t) -> scaled(u, rate);
    }
  }
}
