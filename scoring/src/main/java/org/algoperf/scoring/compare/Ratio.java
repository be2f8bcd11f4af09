package org.algoperf.scoring.compare;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.algoperf.scoring.Interval;

/**
 * How the new times relate to the old ones, on one workload or overall.
 *
 * @param workload its name, or {@value #OVERALL}
 * @param ratio new over old; below 1 the new is faster; infinite where the new misses the target
 *     and the old does not, 0 the other way round, NaN where there is none
 * @param interval of the ratio, 95 %; NaN where there is none
 * @param tally the studies behind it, over all workloads where it is overall
 * @param floor of the noise that the interval has to leave, as a share
 * @param judgement what this shows
 * @param reason why it shows that and no more, and what would help, in a few words
 */
public record Ratio(
    String workload,
    double ratio,
    Interval interval,
    @JsonUnwrapped Tally tally,
    double floor,
    Judgement judgement,
    String reason) {

  /** Stands for all workloads together. */
  public static final String OVERALL = "all";

  /** Whether it is the ratio over all workloads. */
  public boolean coversAll() {
    return workload.equals(OVERALL);
  }

  /** The same with a reason. */
  Ratio because(String why) {
    return judged(judgement, why);
  }

  /** The same with another judgement. */
  Ratio judged(Judgement other, String why) {
    return new Ratio(workload, ratio, interval, tally, floor, other, why);
  }
}
