package org.algoperf.scoring.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
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
        true,
        new Reasons("by " + reference, "by " + submission));
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
        new Side(old, submission, baseline),
        new Side(now, submission, baseline),
        paired,
        new Reasons("before", "now"));
  }

  /** As {@link #within(ResultSet, String, String)}, with what robust times say. */
  public Comparison within(Observed observed, String submission, String reference) {
    Comparison comparison = within(observed.results(), submission, reference);
    return new BusyWitness(observed.exhausted())
        .heard(
            observed
                .robust()
                .map(r -> within(r, submission, reference))
                .map(r -> new RobustWitness(false).heard(comparison, r))
                .orElse(comparison));
  }

  /**
   * As {@link #across(ResultSet, ResultSet, String, Optional)}, with what robust times say; without
   * a baseline, a difference that may be the machine's is {@link Judgement#INCONCLUSIVE}.
   */
  public Comparison across(
      Observed old, Observed now, String submission, Optional<String> baseline) {
    Comparison comparison = across(old.results(), now.results(), submission, baseline);
    BusyWitness busy =
        new BusyWitness(Stream.of(old, now).flatMap(o -> o.exhausted().stream()).toList());
    if (old.robust().isEmpty() || now.robust().isEmpty()) {
      return busy.heard(comparison);
    }
    Comparison robust = across(old.robust().get(), now.robust().get(), submission, baseline);
    return busy.heard(new RobustWitness(baseline.isEmpty()).heard(comparison, robust));
  }

  private Comparison compare(Side old, Side now, boolean paired, Reasons reasons) {
    NoiseFloor noise = now.baseline().isPresent() ? floor.ofTwo() : floor;
    NavigableSet<String> workloads = new TreeSet<>(old.workloads());
    workloads.retainAll(now.workloads());
    List<Contrast> all = new ArrayList<>();
    List<Ratio> rows = new ArrayList<>();
    for (String workload : workloads) {
      Contrast contrast = Contrast.of(old.logs(workload), now.logs(workload), paired);
      all.add(contrast);
      Tally tally = Tally.of(old, now, workload, contrast.studies());
      Ratio row = ratio(workload, contrasts.of(contrast), tally, noise.on(workload));
      rows.add(row.because(reasons.of(row)));
    }
    Tally sums = Tally.sum(rows.stream().map(Ratio::tally).toList());
    Ratio overall = ratio(Ratio.OVERALL, contrasts.overall(all), sums, noise.overall());
    return new Comparison(
        old.submission(),
        now.submission(),
        now.baseline(),
        paired,
        rows,
        overall.because(reasons.of(overall, rows)));
  }

  private static Ratio ratio(String workload, Estimate estimate, Tally tally, double floor) {
    Judgement judgement = Judgement.of(estimate.interval(), floor);
    return new Ratio(workload, estimate.ratio(), estimate.interval(), tally, floor, judgement, "");
  }
}
