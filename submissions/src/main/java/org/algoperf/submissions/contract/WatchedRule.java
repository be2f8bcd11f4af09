package org.algoperf.submissions.contract;

import ai.djl.ndarray.NDArray;
import ai.djl.util.NativeResource;
import java.util.Arrays;
import java.util.Optional;
import org.algoperf.submissions.api.Rule;
import org.algoperf.submissions.api.State;
import org.algoperf.submissions.api.Submission;
import org.algoperf.submissions.api.TransformSubmission;
import org.algoperf.workloads.spec.Parameters;
import org.algoperf.workloads.spec.WorkloadSpec;
import org.algoperf.workloads.torch.Tensor;

/**
 * A rule that is held to what {@link Rule#update} promises.
 *
 * @param rule that is watched
 * @param path of the link in its chain, from 0; empty for a rule that is the whole
 */
record WatchedRule(Rule rule, String path) implements Rule {

  /** The submission with every link watched; one that takes its steps itself, as it is. */
  static Submission watching(Submission submission) {
    if (!(submission instanceof TransformSubmission chain) || startsItself(submission)) {
      return submission;
    }
    return (TransformSubmission)
        workload ->
            (parameters, state) -> {
              WatchedState watched = new WatchedState(state, "");
              return watched.watched(chain.transform(workload).init(parameters, watched));
            };
  }

  private static boolean startsItself(Submission submission) {
    try {
      return submission
              .getClass()
              .getMethod("start", Parameters.class, WorkloadSpec.class, State.class)
              .getDeclaringClass()
          != TransformSubmission.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(submission.getClass() + " has no start", e);
    }
  }

  @Override
  public NDArray update(NDArray update, Parameters parameters, long step) {
    boolean finite = NonFinite.in(update, parameters).isEmpty();
    double[] before = ProblemOracle.toDoubles(parameters.values());
    NDArray u = rule.update(update, parameters, step);
    mistake(u, parameters, before, finite)
        .ifPresent(
            words -> {
              throw new BrokenUpdateException(
                  "in step %d, %s %s".formatted(step, place(parameters), words));
            });
    return u;
  }

  @Override
  public NDArray evalView(NDArray values) {
    return rule.evalView(values);
  }

  private static Optional<String> mistake(
      NDArray u, Parameters parameters, double[] before, boolean finite) {
    if (u == null) {
      return Optional.of("returned null: a rule returns its update u, and θ ← θ − u");
    }
    if (isClosed(u) || isClosed(parameters.gradient()) || isClosed(parameters.values())) {
      return Optional.of(
          "closed an array that it was handed, or returned a closed one: close nothing, what a step"
              + " makes is closed at its end");
    }
    String expected = Tensor.description(parameters.values());
    if (!Tensor.description(u).equals(expected)) {
      return Optional.of(
          "returned %s: expected %s, the type and shape of the flat parameters"
              .formatted(Tensor.description(u), expected));
    }
    if (!Arrays.equals(before, ProblemOracle.toDoubles(parameters.values()))) {
      return Optional.of(
          "changed the parameters: return what is to be subtracted from them instead, as the next"
              + " link and the rate have yet to see it");
    }
    return NonFinite.in(u, parameters)
        .filter(words -> finite)
        .map(words -> "returned " + words + ": is it divided by 0, or a root of less than 0?");
  }

  private static boolean isClosed(NDArray array) {
    return array instanceof NativeResource<?> resource && resource.isReleased();
  }

  /** The rule by its place in the chain, and by a line of its source where that can be had. */
  private String place(Parameters parameters) {
    String link =
        path.isEmpty()
            ? "the rule"
            : "link %s of the chain"
                .formatted(
                    Arrays.stream(path.split("\\."))
                        .map(
                            part -> part.matches("\\d+") ? "" + (Integer.parseInt(part) + 1) : part)
                        .reduce((a, b) -> a + "." + b)
                        .orElseThrow());
    return link + source(parameters);
  }

  /**
   * Where the rule begins: one that is handed nothing fails where it first uses its update. What
   * cannot be traced to a line has the name of its class.
   */
  private String source(Parameters parameters) {
    String unknown = " (%s)".formatted(rule.getClass().getName().replaceAll(".*\\.|[$/].*", ""));
    try {
      rule.update(null, parameters, 1);
    } catch (RuntimeException e) {
      return Thrown.line(e).map(", which begins at %s,"::formatted).orElse(unknown);
    }
    return unknown;
  }
}
