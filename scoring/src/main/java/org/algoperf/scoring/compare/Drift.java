package org.algoperf.scoring.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Doubts differences between runs that the machine may have made.
 *
 * <p>Two runs, one after the other, find the machine in different states, which moves all times of
 * one of them alike: neither the interval nor the noise floor knows of it. So a difference on the
 * wall clock has to be there in robust times as well, which leave out what was not a step. Trials
 * that took turns in one run met the same machine, and need no such doubt; nor do times relative to
 * a baseline that took turns with them.
 */
final class Drift {

  private Drift() {}

  /**
   * The comparison on the wall clock, without what robust times do not bear out.
   *
   * @param wall a comparison of two runs
   * @param robust the same on the robust clock
   */
  static Comparison doubt(Comparison wall, Comparison robust) {
    List<Ratio> rows = new ArrayList<>();
    for (int i = 0; i < wall.workloads().size(); i++) {
      rows.add(doubt(wall.workloads().get(i), robust.workloads().get(i)));
    }
    return new Comparison(
        wall.old(),
        wall.now(),
        wall.baseline(),
        wall.paired(),
        rows,
        doubt(wall.overall(), robust.overall()));
  }

  private static Ratio doubt(Ratio wall, Ratio robust) {
    boolean shown = wall.judgement() == Judgement.FASTER || wall.judgement() == Judgement.SLOWER;
    return shown && robust.judgement() != wall.judgement()
        ? wall.judged(Judgement.INCONCLUSIVE, reason(wall, robust))
        : wall;
  }

  private static String reason(Ratio wall, Ratio robust) {
    return String.format(
        Locale.ROOT,
        "%s on the wall clock, but %.3f on the robust one: the machine may have changed between"
            + " the runs; run both side by side (run --baseline)",
        wall.judgement().text(),
        robust.ratio());
  }
}
