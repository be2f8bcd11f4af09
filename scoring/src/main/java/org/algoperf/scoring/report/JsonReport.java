package org.algoperf.scoring.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.algoperf.scoring.Curve;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.LeftOut;
import org.algoperf.scoring.Measuring;
import org.algoperf.scoring.Mishaps;
import org.algoperf.scoring.PerformanceProfile;
import org.algoperf.scoring.Provenance;
import org.algoperf.scoring.RunRecord;
import org.algoperf.scoring.ScoreRow;
import org.algoperf.scoring.Speedup;
import org.algoperf.scoring.TimeTable;
import org.algoperf.scoring.Verdict;
import org.algoperf.scoring.Winner;
import org.algoperf.scoring.WorkloadRow;
import org.algoperf.scoring.log.Json;

/**
 * Everything in a leaderboard but its learning curves, for programs. A miss is the string {@code
 * "Infinity"}, a workload that was not run {@code "NaN"}.
 */
final class JsonReport {

  /** Raised whenever a key changes its meaning or goes away. */
  static final int SCHEMA_VERSION = 1;

  private JsonReport() {}

  /** The document. */
  record Report(
      int schemaVersion,
      boolean smokeRun,
      Settings settings,
      List<ScoreRow> scores,
      List<Verdict> verdicts,
      List<WorkloadRow> workloads,
      Map<String, Map<String, Double>> times,
      Map<String, Map<String, Double>> ratios,
      List<PerformanceProfile> profiles,
      List<Curve> scoreByTauMax,
      List<String> leaveOneOutSubmissions,
      List<LeftOut> leaveOneWorkloadOut,
      List<Speedup> speedups,
      List<Winner> winners,
      List<Mishaps> mishaps,
      List<Study> studies,
      List<Measuring> measuring,
      Provenance provenance,
      List<RunRecord> runs,
      List<String> damages,
      List<String> notices) {}

  private record Settings(
      String rule,
      double tauMax,
      String clock,
      int resamples,
      long seed,
      Optional<String> reference) {}

  private record Study(
      String submission,
      String workload,
      int study,
      int trials,
      int hits,
      double time,
      Optional<Integer> trial) {}

  static String write(Leaderboard board) {
    return Json.write(
        new Report(
            SCHEMA_VERSION,
            board.provenance().quick(),
            new Settings(
                board.request().rule().label(),
                board.request().tauMax(),
                board.request().clock().label(),
                board.request().resamples(),
                board.request().seed(),
                board.request().reference()),
            board.scores(),
            board.verdicts(),
            board.workloads(),
            table(board, board.times()),
            table(board, board.ratios()),
            board.profiles(),
            board.tauCurves(),
            board.submissions(),
            board.leftOut(),
            board.speedups(),
            board.winners(),
            board.mishaps(),
            studies(board),
            board.measuring(),
            board.provenance(),
            board.runs(),
            board.damages().stream().map(String::valueOf).toList(),
            board.notices()));
  }

  private static Map<String, Map<String, Double>> table(Leaderboard board, TimeTable table) {
    Map<String, Map<String, Double>> rows = new LinkedHashMap<>();
    for (String submission : board.submissions()) {
      Map<String, Double> row = new LinkedHashMap<>();
      table.workloads().forEach(w -> row.put(w, table.get(submission, w)));
      rows.put(submission, row);
    }
    return rows;
  }

  private static List<Study> studies(Leaderboard board) {
    List<Study> studies = new ArrayList<>();
    board
        .studies()
        .forEach(
            t ->
                studies.add(
                    new Study(
                        t.submission(),
                        t.workload(),
                        t.study(),
                        t.trials(),
                        t.hits(),
                        t.time(),
                        t.best().map(outcome -> outcome.key().trial()))));
    return studies;
  }
}
