package org.algoperf.submissions.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.algoperf.submissions.api.Rule;
import org.algoperf.submissions.api.State;
import org.algoperf.submissions.api.Submission;
import org.algoperf.submissions.api.SubmissionType;
import org.algoperf.submissions.api.Training;
import org.algoperf.submissions.api.Transform;
import org.algoperf.submissions.api.TransformSubmission;
import org.algoperf.workloads.spec.Oracle;
import org.algoperf.workloads.spec.Parameters;
import org.algoperf.workloads.spec.WorkloadSpec;
import org.algoperf.workloads.torch.Ops;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Submissions that break one clause each are told so, and how. */
final class ClauseTest {

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(Clause.MOVES, Idle.class, "the first step changes nothing"),
        Arguments.of(Clause.INDEPENDENT, Sharing.class, "two instances that take turns"),
        Arguments.of(Clause.EVAL_VIEW, Meddling.class, "training that was evaluated"),
        Arguments.of(Clause.MEMORY, Growing.class, "state grew from 0 to"),
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
    return new Subject(SubmissionType.of(type), Map.of(), List.of(Map.of()));
  }

  private static NDArray scaled(NDArray update, double factor) {
    Ops.scale(update, factor);
    return update;
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
