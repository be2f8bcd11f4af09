package org.algoperf.harness.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.algoperf.scoring.log.Evaluation;
import org.algoperf.scoring.log.TrialLogWriter;
import org.algoperf.scoring.log.TrialResult.Outcome;
import org.algoperf.submissions.api.Training;
import org.algoperf.workloads.spec.ResumableOracle;
import org.algoperf.workloads.spec.Split;
import org.algoperf.workloads.spec.Task;

/**
 * Steps and evaluations until a rule ends the trial.
 *
 * <p>On the clock: {@link Training#step} with all that it asks of the oracle, {@link
 * Training#finished} and {@link Training#evalView}. Off the clock: evaluation and logging. The
 * budget is checked after every step; the evaluation that follows is logged, but no longer counts.
 */
final class TrialLoop {

  private final TrialRules rules;
  private final Goals goals;
  private final Task task;
  private final Training training;
  private final ObservedOracle oracle;
  private final ResumableOracle source;
  private final TrialLogWriter log;
  private final Consumer<Evaluation> evaluations;
  private final TrialTimes times;
  private long step;

  TrialLoop(
      TrialRules rules,
      OpenTrial trial,
      TrialLogWriter log,
      TrialTimes times,
      Consumer<Evaluation> evaluations) {
    this.rules = rules;
    this.goals = new Goals(rules);
    this.task = trial.task();
    this.training = trial.training();
    this.oracle = trial.oracle();
    this.source = trial.source();
    this.log = log;
    this.times = times;
    this.evaluations = evaluations;
  }

  /** Steps taken. */
  long step() {
    return step;
  }

  /** Goes on from where another loop stood, whose times were taken over already. */
  void resume(Progress from) {
    step = from.step();
    goals.resume(from.reached());
    source.resume(from.position());
  }

  /**
   * Runs to the end.
   *
   * @param checkpoints are offered the moment after each evaluation that does not end the trial
   */
  Outcome run(Checkpoints checkpoints) throws IOException {
    times.restartPeriod();
    checkpoints.countFrom(step, times.totalSec());
    Optional<Outcome> outcome = Optional.empty();
    while (outcome.isEmpty()) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        outcome = step(++step, checkpoints);
      }
    }
    return outcome.get();
  }

  private Optional<Outcome> step(long number, Checkpoints checkpoints) throws IOException {
    oracle.beginStep();
    times.startStep();
    training.step(oracle, number);
    double wallSec = times.endStep();
    boolean finished = training.finished();
    boolean last = finished || rules.endsAfter(number, wallSec);
    if (!last && !rules.due(number, times.sinceEvaluationSec())) {
      return Optional.empty();
    }
    NDArray values = training.evalView();
    times.endSegment();
    Optional<Outcome> outcome = evaluate(values, last);
    if (outcome.isEmpty() && last) {
      return Optional.of(finished ? Outcome.SUBMISSION_FINISHED : Outcome.STEP_LIMIT);
    }
    if (outcome.isEmpty() && checkpoints.isDue(step, times.totalSec())) {
      save(checkpoints);
    }
    return outcome;
  }

  /** Counts as logging; the period to the next timed evaluation begins after it. */
  private void save(Checkpoints checkpoints) throws IOException {
    Progress here = new Progress(step, goals.soFar(), source.position(), times.reading());
    times.logging().start();
    checkpoints.take(here);
    times.logging().stop();
    times.restartPeriod();
  }

  private Optional<Outcome> evaluate(NDArray values, boolean last) throws IOException {
    times.evaluation().start();
    SortedMap<String, Double> validation = task.evaluate(values, Split.VALIDATION);
    Optional<SortedMap<String, Double>> test = Optional.empty();
    if (rules.testEveryTime() || last) {
      test = Optional.of(task.evaluate(values, Split.TEST));
    }
    Optional<Outcome> outcome = goals.note(validation, test, times.submission().wallSec());
    if (outcome.isPresent() && test.isEmpty()) {
      test = Optional.of(task.evaluate(values, Split.TEST));
    }
    times.evaluation().stop();
    times.restartPeriod();
    SortedMap<String, Double> metrics = new TreeMap<>();
    validation.forEach((name, value) -> metrics.put(metric(Split.VALIDATION, name), value));
    test.ifPresent(of -> of.forEach((name, value) -> metrics.put(metric(Split.TEST, name), value)));
    log(metrics);
    return outcome;
  }

  private void log(SortedMap<String, Double> metrics) throws IOException {
    times.logging().start();
    Evaluation row = times.evaluation(step, oracle, metrics);
    if (oracle.lastLoss().isPresent()) {
      log.training(step, oracle.lastLoss().getAsDouble());
    }
    log.evaluation(row);
    evaluations.accept(row);
    times.logging().stop();
  }

  /** A metric's name in logs: {@code validation/loss}. */
  static String metric(Split split, String name) {
    return split.prefix() + "/" + name;
  }
}
