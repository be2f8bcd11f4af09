package org.algoperf.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Times relative to a reference submission, and their geometric mean over the base workloads,
 * before any rule for held-out workloads. A miss counts as the budget plus one second, as in the
 * official tool; where no budget is known the workload is left out. One that both missed has no
 * ratio, and counts as 1 in the mean, as in the official tool.
 */
final class Speedups {

  private Speedups() {}

  static List<Speedup> of(List<String> ranked, TimeTable times, Targets targets, String reference) {
    if (!ranked.contains(reference)) {
      throw new ScoringException(
          "the reference '%s' is not among the submissions %s".formatted(reference, ranked),
          reference,
          ranked);
    }
    return ranked.stream().map(name -> of(name, times, targets, reference)).toList();
  }

  private static Speedup of(String submission, TimeTable times, Targets targets, String reference) {
    List<Double> ratios = new ArrayList<>();
    double logSum = 0;
    int known = 0;
    int censored = 0;
    for (String workload : targets.base()) {
      OptionalDouble budget = targets.targets().get(workload).maxRuntimeSec();
      double mine = times.get(submission, workload);
      double theirs = times.get(reference, workload);
      boolean bothMissed = Double.isInfinite(mine) && Double.isInfinite(theirs);
      double ratio = censor(mine, budget) / censor(theirs, budget);
      ratios.add(bothMissed ? Double.NaN : ratio);
      if (!Double.isNaN(ratio)) {
        known++;
        logSum += Math.log(ratio);
        censored += Double.isInfinite(mine) || Double.isInfinite(theirs) ? 1 : 0;
      }
    }
    double mean = known == 0 ? Double.NaN : Math.exp(logSum / known);
    return new Speedup(submission, ratios, mean, known, censored);
  }

  private static double censor(double time, OptionalDouble budget) {
    return Double.isInfinite(time) ? budget.orElse(Double.NaN) + 1 : time;
  }
}
