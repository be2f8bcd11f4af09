package org.algoperf.submissions.transform;

import static java.lang.Math.PI;
import static java.lang.Math.cos;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.lang.Math.sqrt;
import static org.algoperf.submissions.transform.Require.count;
import static org.algoperf.submissions.transform.Require.fraction;
import static org.algoperf.submissions.transform.Require.nonNegative;
import static org.algoperf.submissions.transform.Require.positive;
import static org.algoperf.submissions.transform.Require.share;

/**
 * Learning-rate schedules over T steps, with the peak rate η.
 *
 * <p>A warmup over W = ⌊fT⌋ steps has the rate η t / W at step t, so that the first update is not
 * wasted on a rate of 0. All reach their end at step T and stay there.
 */
public final class Schedules {

  private static final double FIRST_ANNEALING = .53571619898;

  private Schedules() {}

  /** η at every step. */
  public static Schedule constant(double rate) {
    positive("learning_rate", rate);
    return t -> rate;
  }

  /** η min(1, t / W): linear warmup, then constant. */
  public static Schedule warmup(double rate, double warmupFraction, long steps) {
    return shaped(rate, warmupFraction, steps, s -> 1);
  }

  /** Linear warmup, then η ½ (1 + cos π s) with s from 0 at W to 1 at T. */
  public static Schedule warmupCosine(double rate, double warmupFraction, long steps) {
    return shaped(rate, warmupFraction, steps, Schedules::cosine);
  }

  /**
   * Linear warmup, then linearly down from η to η e over the share d of the steps that remain.
   *
   * @param decayShare d in (0, 1]; after it the rate stays at η e
   * @param endFactor e
   */
  public static Schedule warmupLinear(
      double rate, double warmupFraction, double decayShare, double endFactor, long steps) {
    share("decay_share", decayShare);
    nonNegative("end_factor", endFactor);
    return shaped(rate, warmupFraction, steps, s -> 1 - (1 - endFactor) * min(1, s / decayShare));
  }

  /** Linear warmup, constant, and linearly to 0 over the last share of the steps. */
  public static Schedule trapezoid(
      double rate, double warmupFraction, double cooldownFraction, long steps) {
    positive("learning_rate", rate);
    long w = warmupSteps(warmupFraction, steps);
    double c = fraction("cooldown_fraction", cooldownFraction) * steps;
    return t -> rate * min(warmed(t, w), c == 0 ? 1 : min(1, max(0, steps - t) / c));
  }

  /** η min(t / W, √(W / t)), without a warmup η / √t; from T on the rate of step T. */
  public static Schedule inverseSquareRoot(double rate, double warmupFraction, long steps) {
    positive("learning_rate", rate);
    long w = max(1, warmupSteps(warmupFraction, steps));
    return t -> rate * min(warmed(t, w), sqrt((double) w / min(t, steps)));
  }

  /**
   * C cycles over T steps, each with its own warmup of fT steps and a cosine to 0.
   *
   * @param cycles C; each must be longer than its warmup
   */
  public static Schedule cyclic(double rate, double warmupFraction, long cycles, long steps) {
    positive("learning_rate", rate);
    long length = max(1, steps / count("cycles", cycles));
    long w = warmupSteps(warmupFraction, steps);
    if (w >= length) {
      throw new IllegalArgumentException(
          "warmup_fraction %s leaves nothing of %d cycles: it must be below 1/%d"
              .formatted(warmupFraction, cycles, cycles));
    }
    return t -> {
      long inCycle = t > length * cycles ? length : (t - 1) % length + 1;
      return rate * (inCycle <= w ? warmed(inCycle, w) : cosine(progress(inCycle, w, length)));
    };
  }

  /**
   * Three chances to anneal: the rate is brought to 0 at 0.5357 T, after a warmup of f 0.5357 T
   * steps, and again at 0.75 T and at T; the second and third time from where a warmup and cosine
   * over T would be.
   *
   * <p>Within a stage from a to b the rate is outer(a) ½ (1 + cos π (t − a) / (b − a)). The
   * fractions are those of CASPR Adaptive in AlgoPerf's first competition.
   */
  public static Schedule nestedCosine(double rate, double warmupFraction, long steps) {
    Schedule outer = warmupCosine(rate, warmupFraction, steps);
    long w = warmupSteps(warmupFraction, (long) (FIRST_ANNEALING * steps));
    long first = max(w + 1, (long) (FIRST_ANNEALING * steps));
    long second = max(first + 1, (long) (.75 * steps));
    long last = max(second + 1, steps);
    return t -> {
      if (t <= first) {
        return rate * (t <= w ? warmed(t, w) : cosine(progress(t, w, first)));
      }
      long from = t <= second ? first : second;
      long to = t <= second ? second : last;
      return outer.at(from) * cosine(min(1, progress(t, from, to)));
    };
  }

  /** A factor as a function of s, which goes from 0 at the end of the warmup to 1 at T. */
  private interface Shape {
    double at(double s);
  }

  private static Schedule shaped(double rate, double warmupFraction, long steps, Shape shape) {
    positive("learning_rate", rate);
    long w = warmupSteps(warmupFraction, steps);
    return t -> rate * (t <= w ? warmed(t, w) : shape.at(min(1, progress(t, w, steps))));
  }

  private static long warmupSteps(double warmupFraction, long steps) {
    return (long) (fraction("warmup_fraction", warmupFraction) * steps);
  }

  private static double warmed(long t, long w) {
    return w == 0 ? 1 : min(1, (double) t / w);
  }

  private static double progress(long t, long from, long to) {
    return (double) (t - from) / (to - from);
  }

  private static double cosine(double s) {
    return .5 * (1 + cos(PI * s));
  }
}
