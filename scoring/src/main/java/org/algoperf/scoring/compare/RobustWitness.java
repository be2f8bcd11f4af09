package org.algoperf.scoring.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Holds what the wall clock shows against robust times, which leave out what was not a step.
 *
 * <p>Two runs, one after the other, find the machine in different states, which moves all times of
 * one of them alike: neither the interval nor the noise floor knows of it. So a difference between
 * runs has to be there in robust times as well. Trials that took turns in one run met the same
 * machine, and need no such doubt; nor do times relative to a baseline that took turns with them.
 *
 * <p>The other way round, pauses widen the interval of wall times. What robust times show and wall
 * times do not is told, but is no verdict: wall times are what is scored.
 *
 * @param between whether the times are of different runs
 */
record RobustWitness(boolean between) {

  /**
   * The comparison on the wall clock, with doubts and remarks.
   *
   * @param wall a comparison
   * @param robust the same on the robust clock
   */
  Comparison heard(Comparison wall, Comparison robust) {
    List<Ratio> rows = new ArrayList<>();
    for (int i = 0; i < wall.workloads().size(); i++) {
      rows.add(heard(wall.workloads().get(i), robust.workloads().get(i)));
    }
    return wall.with(rows, heard(wall.overall(), robust.overall()));
  }

  private Ratio heard(Ratio wall, Ratio robust) {
    if (isShown(wall)) {
      return between && robust.judgement() != wall.judgement()
          ? wall.judged(Judgement.INCONCLUSIVE, doubt(wall, robust))
          : wall;
    }
    return isShown(robust) ? wall.because(remark(wall, robust)) : wall;
  }

  private static boolean isShown(Ratio ratio) {
    return ratio.judgement() == Judgement.FASTER || ratio.judgement() == Judgement.SLOWER;
  }

  private static String doubt(Ratio wall, Ratio robust) {
    return String.format(
        Locale.ROOT,
        "%s on the wall clock, but %.3f on the robust one: the machine may have changed between"
            + " the runs; run both side by side (run --baseline)",
        wall.judgement().text(),
        robust.ratio());
  }

  private static String remark(Ratio wall, Ratio robust) {
    return String.format(
        Locale.ROOT,
        "%s; on the robust clock %s, %.3f",
        wall.reason(),
        robust.judgement().text(),
        robust.ratio());
  }
}
