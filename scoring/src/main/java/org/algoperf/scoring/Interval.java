package org.algoperf.scoring;

import java.util.Arrays;

/**
 * A 95 % bootstrap interval.
 *
 * @param low end
 * @param high end
 */
public record Interval(double low, double high) {

  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;

  /** The percentile interval of what the resamples gave. */
  public static Interval of(double[] resamples) {
    double[] sorted = resamples.clone();
    Arrays.sort(sorted);
    return new Interval(quantile(sorted, LOW), quantile(sorted, HIGH));
  }

  /**
   * By linear interpolation between order statistics (type 7 of Hyndman and Fan); beside an
   * infinite one the nearest counts.
   */
  private static double quantile(double[] sorted, double q) {
    double h = (sorted.length - 1) * q;
    int below = (int) h;
    int above = Math.min(below + 1, sorted.length - 1);
    if (Double.isInfinite(sorted[below]) || Double.isInfinite(sorted[above])) {
      return sorted[(int) Math.round(h)];
    }
    return sorted[below] + (h - below) * (sorted[above] - sorted[below]);
  }
}
