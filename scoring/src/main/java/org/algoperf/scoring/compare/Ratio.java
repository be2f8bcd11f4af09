package org.algoperf.scoring.compare;

import org.algoperf.scoring.Interval;

/**
 * How the new times relate to the old ones, on one workload or overall.
 *
 * @param workload its name, or {@value #OVERALL}
 * @param ratio new over old; below 1 the new is faster; infinite where the new misses the target
 *     and the old does not, 0 the other way round, NaN where there is none
 * @param interval of the ratio, 95 %; NaN where there is none
 * @param studies behind it, over all workloads where it is overall
 * @param oldMisses old studies that missed the target
 * @param newMisses new studies that missed the target
 * @param floor of the noise that the interval has to leave, as a share
 * @param judgement what this shows
 */
public record Ratio(
    String workload,
    double ratio,
    Interval interval,
    int studies,
    int oldMisses,
    int newMisses,
    double floor,
    Judgement judgement) {

  /** Stands for all workloads together. */
  public static final String OVERALL = "all";
}
