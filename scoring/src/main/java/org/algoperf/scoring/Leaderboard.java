package org.algoperf.scoring;

import java.util.List;
import java.util.Optional;
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
 * @param mishaps trials that diverged or failed
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
    List<Mishaps> mishaps,
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

  /** What went wrong with trials of a submission on a workload, if anything did. */
  public Optional<Mishaps> mishaps(String submission, String workload) {
    return mishaps.stream()
        .filter(m -> m.submission().equals(submission) && m.workload().equals(workload))
        .findFirst();
  }

  /** What went wrong with trials of a submission, workload by workload. */
  public List<Mishaps> mishaps(String submission) {
    return mishaps.stream().filter(m -> m.submission().equals(submission)).toList();
  }

  /** Submissions, by rank. */
  public List<String> submissions() {
    return scores.stream().map(ScoreRow::submission).toList();
  }
}
