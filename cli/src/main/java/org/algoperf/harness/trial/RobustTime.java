package org.algoperf.harness.trial;

import java.util.Arrays;

/**
 * The clocked time without the hiccups of the machine. Per segment, which ends with an evaluation,
 *
 * <pre>  robust = n x median(c_1 ... c_n) + rest</pre>
 *
 * where {@code c_i} is the wall time of step i and {@code rest} what came after the last step: the
 * view for the evaluation, as measured.
 *
 * <p>Why the median: steps of a segment do the same work, so that they differ by what else the
 * machine did; a pause of any length in fewer than half of them moves the median by no more than
 * the spread of the undisturbed ones, where it would move the sum by all of its length. The price:
 * work that a submission does in fewer than half of its steps, such as a matrix root every tenth
 * step, is a hiccup, too. The wall time stays what is scored, and a ratio of robust to wall time
 * far below 1 tells of either.
 */
final class RobustTime {

  private static final double NANOS = 1e9;

  /** More steps than lie between two evaluations as a rule, so that nothing grows on the clock. */
  private static final int USUAL_STEPS = 8192;

  private long[] costs = new long[USUAL_STEPS];
  private int steps;
  private long lap;
  private double nanos;

  /** A step has ended at this reading of the trial's watch. */
  void step(long wallNanos) {
    if (steps == costs.length) {
      costs = Arrays.copyOf(costs, 2 * steps);
    }
    costs[steps++] = wallNanos - lap;
    lap = wallNanos;
  }

  /** The segment has ended at this reading of the trial's watch, which stands still. */
  void endSegment(long wallNanos) {
    nanos += steps * median() + (wallNanos - lap);
    lap = wallNanos;
    steps = 0;
  }

  /** The robust time of the segments that have ended, in nanoseconds. */
  double nanos() {
    return nanos;
  }

  /** Goes on between two segments, at a reading of the trial's watch. */
  void resume(double robustNanos, long wallNanos) {
    nanos = robustNanos;
    lap = wallNanos;
    steps = 0;
  }

  /** The robust time of the segments that have ended, in seconds. */
  double seconds() {
    return nanos / NANOS;
  }

  /** The middle cost, or the mean of the middle two; 0 without steps. Sorts the buffer. */
  private double median() {
    if (steps == 0) {
      return 0;
    }
    Arrays.sort(costs, 0, steps);
    return (costs[(steps - 1) / 2] + costs[steps / 2]) / 2.0;
  }
}
