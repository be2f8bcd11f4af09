package org.algoperf.scoring;

import java.util.List;
import org.algoperf.scoring.log.Damage;

/**
 * Everything that a report can say; every report is written from this record alone.
 *
 * @param request what was asked for
 * @param scores by rank
 * @param workloads base workloads, then held-out ones
 * @param times median times to target of the studies
 * @param ratios to the fastest on base workloads, after the rules for held-out ones
 * @param profiles in the order of the scores
 * @param tauCurves score against tau_max, in the order of the scores
 * @param leftOut leave-one-workload-out
 * @param verdicts on neighbours; empty without a bootstrap
 * @param speedups relative to the reference; empty without one
 * @param winners winning trials
 * @param studies times of all studies
 * @param curves learning curves
 * @param measuring how well the times were measured, by rank; empty for official logs
 * @param provenance what made the logs
 * @param runs what it takes to repeat the runs; empty for logs without a plan
 * @param damages files that were left out
 * @param notices what a reader should know, in words
 */
public record Leaderboard(
    ScoreRequest request,
    List<ScoreRow> scores,
    List<WorkloadRow> workloads,
    TimeTable times,
    TimeTable ratios,
    List<PerformanceProfile> profiles,
    List<Curve> tauCurves,
    List<LeftOut> leftOut,
    List<Verdict> verdicts,
    List<Speedup> speedups,
    List<Winner> winners,
    List<StudyTime> studies,
    List<LearningCurve> curves,
    List<Measuring> measuring,
    Provenance provenance,
    List<RunRecord> runs,
    List<Damage> damages,
    List<String> notices) {

  /** Base workloads, by name. */
  public List<String> base() {
    return ratios.workloads();
  }

  /** Submissions, by rank. */
  public List<String> submissions() {
    return scores.stream().map(ScoreRow::submission).toList();
  }
}
