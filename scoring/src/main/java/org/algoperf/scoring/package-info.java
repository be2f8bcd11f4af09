/**
 * Logs to leaderboard: times to target, performance profiles, scores and how sure they are.
 *
 * <p>In: the records of {@link org.algoperf.scoring.log}. Out: one {@link
 * org.algoperf.scoring.Leaderboard}, from which every report is written. All functions are pure;
 * every random number comes from a seed in the {@link org.algoperf.scoring.ScoreRequest}.
 *
 * <p>{@code trial -> TrialOutcome -> StudyTime (fastest trial) -> TimeTable (median of studies) ->
 * rules -> ratios -> PerformanceProfile -> score}.
 */
package org.algoperf.scoring;
