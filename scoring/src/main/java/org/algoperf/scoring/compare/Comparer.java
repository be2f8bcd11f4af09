package org.algoperf.scoring.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.algoperf.scoring.compare.Contrasts.Estimate;

/**
 * Compares submissions by their times to target.
 *
 * <p>Studies are compared in pairs where they had the same seeds, so that equal trajectories differ
 * by the time of a step alone. Times of different machines are compared as ratios to a baseline
 * that ran beside the submission on each.
 */
public final class Comparer {

  private final NoiseFloor floor;
  private final Contrasts contrasts;

  /**
   * A comparer.
   *
   * @param floor that a difference has to exceed
   * @param resamples of the bootstrap
   * @param seed of its draws
   */
  public Comparer(NoiseFloor floor, int resamples, long seed) {
    this.floor = floor;
    this.contrasts = new Contrasts(resamples, seed);
  }

  /**
   * A submission against a reference in the same results.
   *
   * @throws org.algoperf.scoring.ScoringException if the results lack one of them
   */
  public Comparison within(ResultSet results, String submission, String reference) {
    Comparability.requireHeld(results, submission);
    Comparability.requireHeld(results, reference);
    return compare(
        new Side(results, reference, Optional.empty()),
        new Side(results, submission, Optional.empty()),
        true);
  }

  /**
   * A submission in two sets of results.
   *
   * @param baseline through which to compare; without it the two must come from one machine
   * @throws org.algoperf.scoring.ScoringException if the two do not compare
   */
  public Comparison across(
      ResultSet old, ResultSet now, String submission, Optional<String> baseline) {
    Comparability.require(old, now, baseline);
    Comparability.requireHeld(old, submission);
    Comparability.requireHeld(now, submission);
    boolean paired = old.seed().isPresent() && old.seed().equals(now.seed());
    return compare(
        new Side(old, submission, baseline), new Side(now, submission, baseline), paired);
  }

  private Comparison compare(Side old, Side now, boolean paired) {
    NoiseFloor noise = now.baseline().isPresent() ? floor.ofTwo() : floor;
    NavigableSet<String> workloads = new TreeSet<>(old.workloads());
    workloads.retainAll(now.workloads());
    SortedMap<String, Contrast> each = new TreeMap<>();
    workloads.forEach(w -> each.put(w, Contrast.of(old.logs(w), now.logs(w), paired)));
    List<Ratio> rows = new ArrayList<>();
    each.forEach(
        (workload, contrast) ->
            rows.add(
                ratio(
                    workload,
                    contrasts.of(contrast),
                    new int[] {contrast.studies(), old.misses(workload), now.misses(workload)},
                    noise.on(workload))));
    int[] sums = {
      rows.stream().mapToInt(Ratio::studies).sum(),
      rows.stream().mapToInt(Ratio::oldMisses).sum(),
      rows.stream().mapToInt(Ratio::newMisses).sum()
    };
    Estimate overall = contrasts.overall(List.copyOf(each.values()));
    return new Comparison(
        old.submission(),
        now.submission(),
        now.baseline(),
        paired,
        rows,
        ratio(Ratio.OVERALL, overall, sums, noise.overall()));
  }

  private static Ratio ratio(String workload, Estimate estimate, int[] counts, double floor) {
    return new Ratio(
        workload,
        estimate.ratio(),
        estimate.interval(),
        counts[0],
        counts[1],
        counts[2],
        floor,
        Judgement.of(estimate.interval(), floor));
  }
}
