package org.algoperf.harness.aa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.algoperf.scoring.Clock;
import org.algoperf.scoring.Interval;
import org.algoperf.scoring.Scoring;

/**
 * Compares the times of a submission with its own.
 *
 * <p>A pair are the trials of a study under both names, which take the same steps from the same
 * seeds, so that {@code x = ln(t_a / t_b)} is 0 but for the machine. The difference on a workload
 * is {@code exp(median x) - 1} over its studies, overall {@code exp(mean of the medians) - 1} over
 * workloads. Intervals are bootstrap percentiles: studies are drawn with replacement, in pairs, for
 * each workload on its own.
 */
public final class AaComparison {

  private final int resamples;
  private final long seed;

  /**
   * A comparison.
   *
   * @param resamples of the bootstrap
   * @param seed of their draws
   */
  public AaComparison(int resamples, long seed) {
    this.resamples = resamples;
    this.seed = seed;
  }

  /**
   * The differences on each clock: of every workload, then overall where there are several.
   *
   * @param pairs of all workloads and studies, at least one, workload by workload
   */
  public List<Difference> compare(List<Pair> pairs, List<Clock> clocks) {
    List<String> workloads = pairs.stream().map(Pair::workload).distinct().toList();
    List<Difference> differences = new ArrayList<>();
    for (String workload : workloads) {
      clocks.forEach(c -> differences.add(of(workload, c, List.of(logs(pairs, workload, c)))));
    }
    if (workloads.size() > 1) {
      for (Clock clock : clocks) {
        differences.add(
            of(
                Difference.OVERALL,
                clock,
                workloads.stream().map(w -> logs(pairs, w, clock)).toList()));
      }
    }
    return differences;
  }

  private static double[] logs(List<Pair> pairs, String workload, Clock clock) {
    return pairs.stream()
        .filter(p -> p.workload().equals(workload))
        .mapToDouble(p -> Math.log(p.first().get(clock) / p.second().get(clock)))
        .toArray();
  }

  private Difference of(String workload, Clock clock, List<double[]> logs) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] drawn =
        IntStream.range(0, resamples)
            .mapToDouble(i -> relative(logs.stream().map(x -> resample(x, random)).toList()))
            .toArray();
    double[] single = logs.stream().flatMapToDouble(Arrays::stream).map(Math::expm1).toArray();
    return new Difference(
        workload,
        clock,
        single.length,
        relative(logs),
        Interval.of(drawn),
        DoubleStream.of(single).map(Math::abs).max().orElseThrow());
  }

  private static double relative(List<double[]> logs) {
    return Math.expm1(logs.stream().mapToDouble(Scoring::median).average().orElseThrow());
  }

  private static double[] resample(double[] values, SplittableRandom random) {
    return random.ints(values.length, 0, values.length).mapToDouble(i -> values[i]).toArray();
  }
}
