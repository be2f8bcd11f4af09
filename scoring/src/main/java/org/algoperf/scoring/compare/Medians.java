package org.algoperf.scoring.compare;

import java.util.List;
import java.util.SplittableRandom;
import org.algoperf.scoring.Scoring;

/** Medians of logarithms, which may be infinite. */
final class Medians {

  private Medians() {}

  /** The median; NaN without any, or where a miss on one side stands against one on the other. */
  static double of(List<Double> values) {
    return Scoring.median(values.stream().mapToDouble(v -> v).toArray());
  }

  /** The median of as many values, drawn with replacement. */
  static double resampled(List<Double> values, SplittableRandom random) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    return of(random.ints(values.size(), 0, values.size()).mapToObj(values::get).toList());
  }
}
