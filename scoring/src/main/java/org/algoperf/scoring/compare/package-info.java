/**
 * Is one faster than the other? In: two sets of study times. Out: ratios of times on every workload
 * and overall, each with an interval and a {@link org.algoperf.scoring.compare.Judgement}.
 *
 * <p>{@code logs -> Observed (ResultSets) -> Side -> Contrast (paired or not) -> Ratio (Judgement
 * and reason) -> Comparison}.
 */
package org.algoperf.scoring.compare;
