package org.algoperf.harness.trial;

import java.util.Optional;
import java.util.SortedMap;
import org.algoperf.harness.config.StopRule;
import org.algoperf.scoring.log.TrialResult.Outcome;
import org.algoperf.workloads.spec.Split;

/** Which targets a trial has reached so far; once reached, a target stays so. */
final class Goals {

  private static final String LOSS = "loss";

  private final TrialRules rules;
  private boolean validationReached;
  private boolean testReached;

  /** The targets of which splits were reached so far. */
  record Reached(boolean validation, boolean test) {}

  Goals(TrialRules rules) {
    this.rules = rules;
  }

  /**
   * Takes note of an evaluation, and tells whether it ends the trial. A target that is reached
   * after the budget does not count.
   *
   * @param validation metrics of the validation split, without prefix
   * @param test metrics of the test split; empty when it was not evaluated
   * @param submissionSec on the trial's clock
   */
  Optional<Outcome> note(
      SortedMap<String, Double> validation,
      Optional<SortedMap<String, Double>> test,
      double submissionSec) {
    double value = value(validation, Split.VALIDATION);
    if (!Double.isFinite(value) || !Double.isFinite(validation.getOrDefault(LOSS, value))) {
      return Optional.of(Outcome.DIVERGED);
    }
    if (rules.overBudget(submissionSec)) {
      return Optional.of(Outcome.BUDGET_EXHAUSTED);
    }
    validationReached |= rules.reachesValidation(value);
    testReached |= test.isPresent() && rules.reachesTest(value(test.get(), Split.TEST));
    return reached() ? Optional.of(Outcome.TARGET_REACHED) : Optional.empty();
  }

  Reached soFar() {
    return new Reached(validationReached, testReached);
  }

  /** Goes on from what was reached before. */
  void resume(Reached before) {
    validationReached = before.validation();
    testReached = before.test();
  }

  private boolean reached() {
    boolean testMatters = rules.stopRule() == StopRule.BOTH && rules.testTarget().isPresent();
    return validationReached && (testReached || !testMatters);
  }

  private double value(SortedMap<String, Double> metrics, Split split) {
    Double value = metrics.get(rules.metric());
    if (value == null) {
      throw new IllegalStateException(
          "the evaluation of the %s split has no metric '%s', only %s"
              .formatted(split.prefix(), rules.metric(), metrics.keySet()));
    }
    return value;
  }
}
