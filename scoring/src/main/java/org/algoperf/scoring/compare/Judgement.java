package org.algoperf.scoring.compare;

import java.util.Locale;
import org.algoperf.scoring.Interval;

/** What a comparison of times shows. */
public enum Judgement {
  /** The interval of the ratio lies below 1 by more than the noise floor. */
  FASTER,
  /** The interval of the ratio lies above 1 by more than the noise floor. */
  SLOWER,
  /** There is a ratio, but its interval does not leave the noise floor. */
  NO_DIFFERENCE_SHOWN,
  /**
   * Too few studies, targets missed so that there is no ratio, or a difference between runs that
   * the machine may have made.
   */
  INCONCLUSIVE;

  /**
   * Judges an interval.
   *
   * @param interval of the ratio, infinite where targets were missed
   * @param floor of the noise, as a share: 0.02 for 2 %
   */
  static Judgement of(Interval interval, double floor) {
    if (Double.isNaN(interval.low()) || Double.isNaN(interval.high())) {
      return INCONCLUSIVE;
    }
    if (interval.low() > 1 + floor) {
      return SLOWER;
    }
    return interval.high() < 1 / (1 + floor) ? FASTER : NO_DIFFERENCE_SHOWN;
  }

  /** In words: {@code no difference shown}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
