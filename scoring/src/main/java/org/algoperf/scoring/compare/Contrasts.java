package org.algoperf.scoring.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import org.algoperf.scoring.Interval;

/**
 * Ratios with percentile intervals from a bootstrap over studies.
 *
 * <p>On a workload {@code exp(median over studies of ln(new / old))}; overall {@code exp(mean over
 * workloads of those medians)}, their geometric mean. The median is the leaderboard's, and stands a
 * missed target in fewer than half of the studies. Each resample draws every workload's studies
 * with replacement, on its own.
 *
 * <p>With five studies a workload's interval is their range, which covers the true median with
 * probability 0.94; the overall one covers more than 0.95.
 */
final class Contrasts {

  /** The range of fewer covers the median with probability 0.88 at best. */
  static final int STUDIES = 5;

  /** What each workload needs at least to take part in an overall judgement. */
  static final int STUDIES_OVERALL = 3;

  private static final Interval NONE = new Interval(Double.NaN, Double.NaN);

  private final int resamples;
  private final long seed;

  Contrasts(int resamples, long seed) {
    this.resamples = resamples;
    this.seed = seed;
  }

  /**
   * One workload's ratio and interval.
   *
   * @return NaN for both without a ratio, for the interval alone with fewer than five studies
   */
  Estimate of(Contrast contrast) {
    return of(List.of(contrast), contrast.studies() >= STUDIES);
  }

  /** The geometric mean over workloads that have a ratio. */
  Estimate overall(List<Contrast> contrasts) {
    List<Contrast> known = contrasts.stream().filter(c -> !Double.isNaN(c.estimate())).toList();
    int studies = known.stream().mapToInt(Contrast::studies).sum();
    boolean each = known.stream().allMatch(c -> c.studies() >= STUDIES_OVERALL);
    return of(known, each && studies >= STUDIES);
  }

  /** A ratio and its interval. */
  record Estimate(double ratio, Interval interval) {}

  private Estimate of(List<Contrast> contrasts, boolean enough) {
    double estimate = mean(contrasts.stream().map(Contrast::estimate).toList());
    return new Estimate(
        Math.exp(estimate), enough && !Double.isNaN(estimate) ? interval(contrasts) : NONE);
  }

  private Interval interval(List<Contrast> contrasts) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Double> drawn = new ArrayList<>();
    for (int left = resamples; left > 0; left--) {
      double value = mean(contrasts.stream().map(c -> c.draw(random)).toList());
      if (!Double.isNaN(value)) {
        drawn.add(Math.exp(value));
      }
    }
    return drawn.isEmpty() ? NONE : Interval.of(drawn.stream().mapToDouble(v -> v).toArray());
  }

  private static double mean(Collection<Double> values) {
    return Arrays.stream(values.toArray(Double[]::new))
        .mapToDouble(v -> v)
        .average()
        .orElse(Double.NaN);
  }
}
