package org.algoperf.harness.trial;

import java.util.SortedMap;
import org.algoperf.scoring.log.Contention;
import org.algoperf.scoring.log.Evaluation;
import org.algoperf.workloads.spec.Oracle;

/** The watches of a trial. */
final class TrialTimes {

  private static final double NANOS = 1e9;

  private final Stopwatch total;
  private final Stopwatch submission;
  private final Stopwatch evaluation;
  private final Stopwatch logging;
  private final RobustTime robust = new RobustTime();
  private final ContentionMeter contention = new ContentionMeter(Switches.OF_THIS_THREAD);
  private double lastEvaluationEnd;
  private int preemptions;

  /** What all watches show between two segments. */
  record Reading(
      Stopwatch.Reading total,
      Stopwatch.Reading submission,
      Stopwatch.Reading evaluation,
      Stopwatch.Reading logging,
      double robustNanos,
      ContentionMeter.Reading contention) {}

  /** Starts the watch over the whole trial; the others stand still. */
  TrialTimes(Clock clock) {
    total = new Stopwatch(clock);
    submission = new Stopwatch(clock);
    evaluation = new Stopwatch(clock);
    logging = new Stopwatch(clock);
    total.start();
  }

  Reading reading() {
    return new Reading(
        total.reading(),
        submission.reading(),
        evaluation.reading(),
        logging.reading(),
        robust.nanos(),
        contention.reading());
  }

  /**
   * Goes on from what the watches showed at a checkpoint: what came between is not counted.
   *
   * @param times how often the trial was resumed, this time included
   */
  void resume(Reading reading, int times) {
    total.resume(reading.total());
    submission.resume(reading.submission());
    evaluation.resume(reading.evaluation());
    logging.resume(reading.logging());
    robust.resume(reading.robustNanos(), reading.submission().wallNanos());
    contention.resume(reading.contention());
    preemptions = times;
  }

  /** The trial's clock, which counts for budget and score. */
  Stopwatch submission() {
    return submission;
  }

  /** Starts or continues the trial's clock. */
  void startStep() {
    if (!submission.isRunning()) {
      contention.start();
      submission.start();
    }
  }

  /** A step has ended: one reading of the clock gives its cost and the clocked seconds so far. */
  double endStep() {
    long wall = submission.wallNanos();
    robust.step(wall);
    return wall / NANOS;
  }

  /** Stops the trial's clock, for an evaluation or for good; no effect while it stands. */
  void endSegment() {
    if (submission.isRunning()) {
      submission.stop();
      contention.stop();
      robust.endSegment(submission.wallNanos());
    }
  }

  /** Whether the clocked parts so far had the machine for themselves. */
  Contention contention() {
    return contention.result(submission.wallSec(), submission.cpuSec());
  }

  Stopwatch evaluation() {
    return evaluation;
  }

  Stopwatch logging() {
    return logging;
  }

  double totalSec() {
    return total.wallSec();
  }

  /** Begins the period at whose end the next timed evaluation is due. */
  void restartPeriod() {
    lastEvaluationEnd = total.wallSec();
  }

  double sinceEvaluationSec() {
    return total.wallSec() - lastEvaluationEnd;
  }

  /** A row of the log with the times so far. */
  Evaluation evaluation(long step, Oracle oracle, SortedMap<String, Double> metrics) {
    return new Evaluation(
        step,
        submission.wallSec(),
        submission.cpuSec(),
        robust.seconds(),
        evaluation.wallSec(),
        logging.wallSec(),
        total.wallSec(),
        oracle.examples(),
        oracle.gradientEvaluations(),
        preemptions,
        metrics);
  }
}
