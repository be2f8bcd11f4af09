package org.algoperf.scoring.compare;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.algoperf.scoring.Counts;

/**
 * Says of misses that the machine may have caused them: budgets are wall time, so that other work
 * takes steps away from a trial, on whatever clock it is scored.
 *
 * @param trials of both sides that used up their budgets, where their logs tell of contention
 */
record BusyWitness(List<Exhausted> trials) {

  /** The comparison, with a remark at each ratio that such trials may have moved. */
  Comparison heard(Comparison c) {
    Set<String> sides = new HashSet<>(List.of(c.old()));
    sides.add(c.now());
    c.baseline().ifPresent(sides::add);
    List<Exhausted> behind = trials.stream().filter(t -> sides.contains(t.submission())).toList();
    return c.with(
        c.workloads().stream().map(r -> heard(r, behind)).toList(), heard(c.overall(), behind));
  }

  private static Ratio heard(Ratio r, List<Exhausted> behind) {
    List<Exhausted> here =
        behind.stream().filter(t -> r.coversAll() || t.workload().equals(r.workload())).toList();
    long slowed = here.stream().filter(Exhausted::contended).count();
    boolean missed = r.tally().oldMisses() + r.tally().newMisses() + r.tally().baselineMisses() > 0;
    return missed && slowed > 0
        ? r.because(
            "%s, but %d of %s that ran out of time %s slowed by other work: run again on a quiet machine"
                .formatted(
                    r.reason(),
                    slowed,
                    Counts.of(here.size(), "trial"),
                    slowed == 1 ? "was" : "were"))
        : r;
  }
}
