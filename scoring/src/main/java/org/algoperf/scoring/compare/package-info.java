/**
 * Is one faster than the other? In: two sets of study times. Out: ratios of times on every workload
 * and overall, each with an interval and a {@link org.algoperf.scoring.compare.Judgement}.
 *
 * <p>{@code logs -> ResultSet -> Sample (ln of times by study) -> Contrast (paired or not) ->
 * Comparison -> ComparisonReport}.
 */
package org.algoperf.scoring.compare;
