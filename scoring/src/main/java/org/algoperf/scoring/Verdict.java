package org.algoperf.scoring;

/**
 * Whether two neighbours of the table were shown to be apart.
 *
 * @param upper the one with the higher score
 * @param lower the one with the lower score
 * @param difference of their scores, 95 % interval
 * @param probabilityAbove share of resamples in which the upper stays above, ties half
 * @param apart whether the interval lies above 0, with at least three studies behind it
 */
public record Verdict(
    String upper, String lower, Interval difference, double probabilityAbove, boolean apart) {}
