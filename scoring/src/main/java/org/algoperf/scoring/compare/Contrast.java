package org.algoperf.scoring.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import org.algoperf.scoring.Scoring;

/**
 * What the studies of one workload say about {@code ln(new / old)}.
 *
 * <p>Numbers may be infinite, where one side missed the target; where both did, a study says
 * nothing and is left out.
 */
sealed interface Contrast {

  /** The median over studies; NaN where there is no ratio. */
  double estimate();

  /** The same of a bootstrap resample. */
  double draw(SplittableRandom random);

  /** Studies behind it, on the side that has fewer. */
  int studies();

  /**
   * The contrast of two samples.
   *
   * @param paired whether the studies of the same number had the same seeds
   */
  static Contrast of(
      SortedMap<Integer, Double> old, SortedMap<Integer, Double> now, boolean paired) {
    if (!paired) {
      return new Apart(List.copyOf(old.values()), List.copyOf(now.values()));
    }
    List<Double> differences = new ArrayList<>();
    now.forEach(
        (study, value) -> {
          double difference = value - old.getOrDefault(study, Double.NaN);
          if (!Double.isNaN(difference)) {
            differences.add(difference);
          }
        });
    return new Paired(differences);
  }

  /** The median of as many values, drawn with replacement; NaN without any. */
  private static double resampled(List<Double> values, SplittableRandom random) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    return Scoring.median(
        random.ints(values.size(), 0, values.size()).mapToObj(values::get).toList());
  }

  /**
   * Studies with the same seeds, compared one by one: what differs between studies cancels.
   *
   * @param differences {@code ln(new) - ln(old)} of each
   */
  record Paired(List<Double> differences) implements Contrast {

    @Override
    public double estimate() {
      return Scoring.median(differences);
    }

    @Override
    public double draw(SplittableRandom random) {
      return resampled(differences, random);
    }

    @Override
    public int studies() {
      return differences.size();
    }
  }

  /**
   * Studies that have nothing to do with each other.
   *
   * @param old {@code ln} of the old times
   * @param now {@code ln} of the new times
   */
  record Apart(List<Double> old, List<Double> now) implements Contrast {

    @Override
    public double estimate() {
      return Scoring.median(now) - Scoring.median(old);
    }

    @Override
    public double draw(SplittableRandom random) {
      return resampled(now, random) - resampled(old, random);
    }

    @Override
    public int studies() {
      return Math.min(old.size(), now.size());
    }
  }
}
