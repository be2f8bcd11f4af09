package org.algoperf.harness.doctor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.algoperf.harness.trial.Clock;

/**
 * The noise of a machine in one number: how far apart the times of one short kernel lie, as (q90 −
 * q10) / q50 of its quantiles. 0 on an ideal machine; a verdict between two submissions needs a
 * difference well above it, or many studies.
 */
public final class Noise {

  private static final int LEAST = 20;
  private static final int MOST = 400;

  private final Clock clock;
  private final double seconds;

  /**
   * A measurement.
   *
   * @param seconds how long the kernel is run over and over, not counting its warm-up
   */
  public Noise(Clock clock, double seconds) {
    this.clock = clock;
    this.seconds = seconds;
  }

  /** Runs the kernel and returns its spread. */
  public double of(Runnable kernel) {
    times(kernel, seconds / 4);
    return spread(times(kernel, seconds));
  }

  private List<Double> times(Runnable kernel, double limit) {
    List<Double> times = new ArrayList<>();
    long start = clock.wallNanos();
    long now = start;
    while (times.size() < LEAST || (times.size() < MOST && now - start < limit * 1e9)) {
      long before = clock.wallNanos();
      kernel.run();
      now = clock.wallNanos();
      times.add((double) (now - before));
    }
    return times;
  }

  /** (q90 − q10) / q50 of some times. */
  static double spread(List<Double> times) {
    List<Double> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    return (quantile(sorted, .9) - quantile(sorted, .1)) / quantile(sorted, .5);
  }

  private static double quantile(List<Double> sorted, double share) {
    return sorted.get((int) Math.round(share * (sorted.size() - 1)));
  }
}
