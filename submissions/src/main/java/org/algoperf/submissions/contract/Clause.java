package org.algoperf.submissions.contract;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.algoperf.submissions.api.HyperparameterException;

/** One thing that every submission must do. */
public enum Clause {
  /** The search space fits the hyperparameters. */
  SEARCH_SPACE("every point of the search space makes a submission"),
  /** Arrays keep their shapes. */
  SHAPES("parameters and evalView keep their shape"),
  /** Steps do something. */
  MOVES("the first step moves the parameters"),
  /** Nothing is shared or random. */
  INDEPENDENT("two instances are independent, and equal bit for bit"),
  /** Evaluation only looks. */
  EVAL_VIEW("evalView does not disturb training"),
  /** State is registered at the start. */
  MEMORY("memory does not grow from step to step"),
  /** All state is registered. */
  RESUMES("a training that is resumed from its state continues bit for bit"),
  /** No division by a vanishing gradient. */
  ZERO_GRADIENT("it stays finite where the gradient is zero"),
  /** It optimizes. */
  QUADRATIC("it approaches the minimum of a quadratic");

  /** A share of the loss at the start; far from what any working default point reaches. */
  private static final double ENOUGH = .97;

  /** From step 1 to 10, 33 and 80, where every schedule and every period has begun anew. */
  private static final int[] RESUMED_STEPS = {9, 23, 47};

  private final String title;

  Clause(String title) {
    this.title = title;
  }

  /** What is demanded, in words. */
  public String title() {
    return title;
  }

  /** How the clause is broken, and what to do; empty when it is kept. */
  public Optional<String> violation(Subject subject) {
    try {
      return check(subject);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return Optional.of(thrown(e));
    }
  }

  private Optional<String> check(Subject subject) {
    return switch (this) {
      case SEARCH_SPACE -> searchSpace(subject);
      case SHAPES -> shapes(subject);
      case MOVES -> moves(subject);
      case INDEPENDENT -> independent(subject);
      case EVAL_VIEW -> evalView(subject);
      case MEMORY -> memory(subject);
      case RESUMES -> resumes(subject);
      case ZERO_GRADIENT -> zeroGradient(subject);
      case QUADRATIC -> quadratic(subject);
    };
  }

  private static Optional<String> searchSpace(Subject subject) {
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

  private static Optional<String> shapes(Subject subject) {
    try (Trial trial = subject.trial(Problem.noisy())) {
      int live = trial.steps(3).theta().length;
      int seen = trial.evalView().length;
      return unless(
          live == Problem.N && seen == Problem.N,
          "of %d parameters there are %d after three steps, and evalView has %d: updates and"
              + " evalView have the shape (n) of the flat parameters",
          Problem.N,
          live,
          seen);
    }
  }

  private static Optional<String> moves(Subject subject) {
    try (Trial trial = subject.trial(Problem.noisy())) {
      double[] before = trial.theta();
      return unless(
          !Arrays.equals(before, trial.steps(1).theta()),
          "the first step changes nothing: is its learning rate 0? A warmup of W steps has the rate"
              + " t / W at step t, from 1 on");
    }
  }

  private static Optional<String> independent(Subject subject) {
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
              + " shared fields and draw no unseeded random numbers; all state comes from State");
    }
  }

  private static Optional<String> evalView(Subject subject) {
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

  private static Optional<String> memory(Subject subject) {
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
      return trial.state().arrays().entrySet().stream()
          .filter(e -> !isFinite(e.getValue()))
          .findFirst()
          .map(e -> "state %s is not finite after 33 steps".formatted(e.getKey()));
    }
  }

  private static Optional<String> resumes(Subject subject) {
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

  private static Optional<String> zeroGradient(Subject subject) {
    try (Trial trial = subject.trial(Problem.flat())) {
      return unless(
          Arrays.stream(trial.steps(80).theta()).allMatch(Double::isFinite),
          "after 80 steps with a zero gradient parameters are NaN or infinite: add an epsilon to"
              + " what is divided by");
    }
  }

  private static Optional<String> quadratic(Subject subject) {
    Problem exact = Problem.exact();
    double before = exact.loss(Problem.initial(), 1);
    try (Trial trial = subject.trial(exact)) {
      int steps = (int) Problem.SPEC.stepHint();
      double after = exact.loss(trial.steps(steps).evalView(), 1);
      return unless(
          after < ENOUGH * before,
          "after %d steps on a quadratic the loss is %.4g, and was %.4g: is the update's sign right"
              + " (it is subtracted), and the default learning rate neither too small nor too large?",
          steps,
          after,
          before);
    }
  }

  private static boolean isFinite(NDArray array) {
    return Arrays.stream(ProblemOracle.toDoubles(array)).allMatch(Double::isFinite);
  }

  private static Optional<String> unless(boolean kept, String violation, Object... values) {
    return kept ? Optional.empty() : Optional.of(String.format(Locale.ROOT, violation, values));
  }

  /** With the line of the submission itself, where there is one: its class is not of ours. */
  private static String thrown(Throwable e) {
    String place =
        Arrays.stream(e.getStackTrace())
            .filter(frame -> !frame.getClassName().matches("(org\\.algoperf|ai\\.djl|java)\\..*"))
            .filter(frame -> !frame.getClassName().startsWith("jdk."))
            .findFirst()
            .map(frame -> " at %s:%d".formatted(frame.getFileName(), frame.getLineNumber()))
            .orElse("");
    return "it threw %s%s".formatted(e, place);
  }
}
