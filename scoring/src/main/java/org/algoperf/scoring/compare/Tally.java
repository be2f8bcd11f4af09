package org.algoperf.scoring.compare;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What became of the studies behind a ratio.
 *
 * @param studies that could be compared: with pairs, those of which at least one side reached the
 *     target; without, those of the side that has fewer
 * @param oldStudies that were run
 * @param newStudies that were run
 * @param oldMisses old studies that missed the target
 * @param newMisses new studies that missed the target
 * @param bothMissed study numbers that missed on both sides
 * @param baselineMisses study numbers whose baseline missed on either side
 */
public record Tally(
    int studies,
    int oldStudies,
    int newStudies,
    int oldMisses,
    int newMisses,
    int bothMissed,
    int baselineMisses) {

  /** What two sides have on a workload, of which so many studies could be compared. */
  static Tally of(Side old, Side now, String workload, int compared) {
    SortedMap<Integer, Double> before = old.studies(workload);
    SortedMap<Integer, Double> after = now.studies(workload);
    NavigableSet<Integer> both = new TreeSet<>(before.keySet());
    both.retainAll(after.keySet());
    return new Tally(
        compared,
        before.size(),
        after.size(),
        misses(before),
        misses(after),
        (int) both.stream().filter(s -> isMiss(before, s) && isMiss(after, s)).count(),
        (int)
            both.stream().filter(s -> !old.known(workload, s) || !now.known(workload, s)).count());
  }

  private static boolean isMiss(SortedMap<Integer, Double> times, int study) {
    return times.get(study).isInfinite();
  }

  private static int misses(SortedMap<Integer, Double> times) {
    return (int) times.values().stream().filter(t -> t.isInfinite()).count();
  }

  /** The sums over workloads. */
  static Tally sum(Collection<Tally> tallies) {
    return tallies.stream()
        .reduce(
            new Tally(0, 0, 0, 0, 0, 0, 0),
            (a, b) ->
                new Tally(
                    a.studies + b.studies,
                    a.oldStudies + b.oldStudies,
                    a.newStudies + b.newStudies,
                    a.oldMisses + b.oldMisses,
                    a.newMisses + b.newMisses,
                    a.bothMissed + b.bothMissed,
                    a.baselineMisses + b.baselineMisses));
  }

  /** Whether no study of either side reached the target. */
  boolean nobodyReached() {
    return oldMisses == oldStudies && newMisses == newStudies;
  }
}
