package org.algoperf.submissions.contract;

import static org.algoperf.submissions.contract.Clause.unless;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.algoperf.submissions.api.HyperparameterException;

/** Clauses on what a submission is made of and remembers. */
final class StateChecks {

  /** From step 1 to 10, 33 and 80, where every schedule and every period has begun anew. */
  private static final int[] RESUMED_STEPS = {9, 23, 47};

  private StateChecks() {}

  static Optional<String> searchSpace(Subject subject) {
    for (Map<String, Object> point : subject.corners()) {
      try {
        subject.type().at(point);
      } catch (HyperparameterException e) {
        return Optional.of(
            "the search space gives the point %s, but %s".formatted(point, e.getMessage()));
      }
    }
    return Optional.empty();
  }

  /** What the source calls is known without a run; what a run shows, without the source. */
  static Optional<String> repeats(Subject subject) {
    String why =
        "; a step is a function of its gradients, its number and State: draw random numbers by"
            + " new java.util.Random(step), and keep away from clocks";
    if (!subject.impure().isEmpty()) {
      return Optional.of(String.join(", ", subject.impure()) + why);
    }
    try (Trial first = subject.trial(Problem.noisy());
        Trial second = subject.trial(Problem.noisy())) {
      first.steps(20);
      return unless(
          Arrays.equals(first.theta(), second.steps(20).theta()),
          "two runs from the same start differ after 20 steps: is there a clock, a random number"
              + " without a seed, or a static field?"
              + why);
    }
  }

  static Optional<String> independent(Subject subject) {
    try (Trial alone = subject.trial(Problem.noisy());
        Trial a = subject.trial(Problem.noisy());
        Trial b = subject.trial(Problem.noisy())) {
      alone.steps(20);
      for (int i = 0; i < 20; i++) {
        a.steps(1);
        b.steps(1);
      }
      return unless(
          Arrays.equals(alone.theta(), a.theta()) && Arrays.equals(alone.theta(), b.theta()),
          "two instances that take turns do not arrive where one alone does: keep no static or"
              + " shared fields; all state comes from State");
    }
  }

  static Optional<String> evalView(Subject subject) {
    try (Trial unseen = subject.trial(Problem.noisy());
        Trial seen = subject.trial(Problem.noisy())) {
      unseen.steps(20);
      for (int i = 0; i < 20; i++) {
        seen.evalView();
        seen.steps(1);
        if (!Arrays.equals(seen.evalView(), seen.evalView())) {
          return Optional.of("evalView twice after step %d gives two values".formatted(i + 1));
        }
      }
      return unless(
          Arrays.equals(unseen.theta(), seen.theta()),
          "training that was evaluated after every step arrives elsewhere: evalView may not change"
              + " parameters or state; copy what it would overwrite");
    }
  }

  static Optional<String> memory(Subject subject) {
    try (Trial trial = subject.trial(Problem.noisy())) {
      long bytes = trial.state().bytes();
      Set<String> names = new TreeSet<>(trial.state().arrays().keySet());
      trial.steps(3);
      int arrays = trial.manager().getManagedArrays().size();
      trial.steps(30);
      Set<String> added = new TreeSet<>(trial.state().arrays().keySet());
      added.removeAll(names);
      if (bytes != trial.state().bytes() || !added.isEmpty()) {
        return Optional.of(
            "state grew from %d to %d bytes, by %s: ask for every buffer at the start, in init"
                .formatted(bytes, trial.state().bytes(), added));
      }
      int left = trial.manager().getManagedArrays().size() - arrays;
      if (left != 0) {
        return Optional.of(
            "30 steps left %d arrays open: keep what outlives a step in State, and attach nothing"
                .formatted(left));
      }
      return arrays(trial).entrySet().stream()
          .filter(e -> !isFinite(e.getValue()))
          .findFirst()
          .map(e -> "state %s is not finite after 33 steps".formatted(e.getKey()));
    }
  }

  static Optional<String> resumes(Subject subject) {
    try (Trial whole = subject.trial(Problem.noisy()).steps(1)) {
      for (int steps : RESUMED_STEPS) {
        try (Trial resumed = subject.trial(Problem.noisy()).resume(whole)) {
          long stop = whole.step();
          if (!whole.steps(steps).isAt(resumed.steps(steps))) {
            return Optional.of(
                "hidden state: a training that is resumed after step %d differs from one that was"
                        .formatted(stop)
                    + " not stopped: keep what changes from step to step in State, arrays by"
                    + " zeros(name) and numbers by number(name, initial), and compute the rest from"
                    + " the step");
          }
        }
      }
      return Optional.empty();
    }
  }

  /** An operation whose arguments were swapped writes elsewhere, and training goes on without. */
  static Optional<String> writes(Subject subject) {
    try (Trial trial = subject.trial(Problem.noisy()).steps((int) Problem.SPEC.stepHint() / 2)) {
      Map<String, double[]> arrays = arrays(trial);
      // A part of the state may wait for its time, all of it may not.
      return unless(
          arrays.isEmpty() || !arrays.values().stream().allMatch(StateChecks::isZero),
          "after %d steps all state is 0, %s: operations write to their first argument",
          trial.step(),
          arrays.keySet());
    }
  }

  private static boolean isZero(double[] values) {
    return Arrays.stream(values).allMatch(v -> v == 0);
  }

  private static Map<String, double[]> arrays(Trial trial) {
    Map<String, double[]> copies = new TreeMap<>();
    trial
        .state()
        .arrays()
        .forEach((name, array) -> copies.put(name, ProblemOracle.toDoubles(array)));
    return copies;
  }

  private static boolean isFinite(double[] values) {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }
}
