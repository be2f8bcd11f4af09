package org.algoperf.submissions.contract;

import static org.algoperf.submissions.contract.Clause.unless;

import java.util.Arrays;
import java.util.Optional;
import org.algoperf.workloads.torch.Tensor;

/** Clauses on what steps do to the parameters. */
final class StepChecks {

  /** A share of the loss at the start; far from what any working default point reaches. */
  private static final double ENOUGH = .97;

  private static final int WATCHED_STEPS = 10;

  private StepChecks() {}

  /** Watches every link for a while; parameters tell of a submission that has none. */
  static Optional<String> updates(Subject subject) {
    try (Trial trial = subject.watchedTrial(Problem.noisy())) {
      for (int step = 1; step <= WATCHED_STEPS; step++) {
        Optional<String> found =
            NonFinite.in(trial.steps(1).parameters().values(), trial.parameters());
        if (found.isPresent()) {
          return Optional.of(
              "after step %d the parameters have %s, where every gradient was finite"
                  .formatted(step, found.get()));
        }
      }
      return Optional.empty();
    }
  }

  static Optional<String> shapes(Subject subject) {
    try (Trial trial = subject.trial(Problem.noisy())) {
      String expected = Tensor.description(trial.parameters().values());
      String found = trial.steps(3).describedEvalView();
      return unless(
          found.equals(expected),
          "evalView returned %s: expected %s, the type and shape of the flat parameters",
          found,
          expected);
    }
  }

  static Optional<String> moves(Subject subject) {
    try (Trial trial = subject.trial(Problem.noisy())) {
      double[] before = trial.theta();
      return unless(
          !Arrays.equals(before, trial.steps(1).theta()),
          "the first step changes nothing: is its learning rate 0? A warmup of W steps has the rate"
              + " t / W at step t, from 1 on");
    }
  }

  static Optional<String> zeroGradient(Subject subject) {
    try (Trial trial = subject.trial(Problem.flat()).steps(80)) {
      return NonFinite.in(trial.parameters().values(), trial.parameters())
          .map(
              found ->
                  "after 80 steps with a zero gradient the parameters have %s: add an epsilon to what is divided by"
                      .formatted(found));
    }
  }

  static Optional<String> quadratic(Subject subject) {
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
}
