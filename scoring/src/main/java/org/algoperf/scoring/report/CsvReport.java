package org.algoperf.scoring.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.algoperf.scoring.Interval;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.ScoreRow;

/**
 * A row per submission: score, interval, hits, and the median time to target on every workload in
 * full precision ({@code inf}: missed, {@code nan}: not run). The column {@code smoke_run} is true
 * where the scores mean nothing.
 */
final class CsvReport {

  private CsvReport() {}

  static String write(Leaderboard board) {
    StringWriter out = new StringWriter();
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    List<String> header =
        new ArrayList<>(
            List.of(
                "rank",
                "submission",
                "score",
                "score_low",
                "score_high",
                "probability_first",
                "score_" + Texts.otherRule(board),
                "workloads_hit",
                "studies_hit",
                "studies",
                "trials_hit",
                "trials",
                "rule",
                "tau_max",
                "clock",
                "smoke_run"));
    board.workloads().forEach(w -> header.add("time_" + w.name()));
    csv.writeRecord(header);
    board.scores().forEach(row -> csv.writeRecord(cells(board, row)));
    return out.toString();
  }

  private static List<String> cells(Leaderboard board, ScoreRow row) {
    List<String> cells = new ArrayList<>();
    cells.add(String.valueOf(row.rank()));
    cells.add(row.submission());
    cells.add(number(row.score()));
    cells.add(row.interval().map(Interval::low).map(CsvReport::number).orElse(""));
    cells.add(row.interval().map(Interval::high).map(CsvReport::number).orElse(""));
    cells.add(row.rankProbability().isEmpty() ? "" : number(Texts.first(row)));
    cells.add(number(row.otherScore()));
    cells.add(String.valueOf(row.workloadsHit()));
    cells.add(String.valueOf(row.studiesHit()));
    cells.add(String.valueOf(row.studies()));
    cells.add(String.valueOf(row.trialsHit()));
    cells.add(String.valueOf(row.trials()));
    cells.add(board.request().rule().label());
    cells.add(number(board.request().tauMax()));
    cells.add(board.request().clock().label());
    cells.add(String.valueOf(board.provenance().quick()));
    board
        .workloads()
        .forEach(w -> cells.add(number(board.times().get(row.submission(), w.name()))));
    return cells;
  }

  static String number(double value) {
    return Double.isNaN(value) ? "nan" : Double.isInfinite(value) ? "inf" : Double.toString(value);
  }
}
