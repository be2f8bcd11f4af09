package org.algoperf.scoring;

import java.util.List;

/**
 * How much less time than the reference a submission needs.
 *
 * @param submission its name
 * @param ratios of its time to the reference's on each base workload; NaN where either is unknown,
 *     or both are misses
 * @param geometricMean of the ratios that are known; NaN without any
 * @param workloads how many ratios went into it
 * @param censored how many of them stand for a miss, counted as the budget plus a second
 */
public record Speedup(
    String submission, List<Double> ratios, double geometricMean, int workloads, int censored) {}
