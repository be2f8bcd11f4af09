package org.algoperf.scoring.report;

import java.util.ArrayList;
import java.util.List;
import org.algoperf.scoring.Columns;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.Measuring;
import org.algoperf.scoring.ScoreRow;
import org.algoperf.scoring.Speedup;

/** The leaderboard for a terminal, in plain ASCII but for the dash of a miss. */
final class TextReport {

  private static final int PLOT = 31;

  private TextReport() {}

  static String write(Leaderboard board) {
    StringBuilder out = new StringBuilder();
    if (board.provenance().quick()) {
      out.append(Texts.SMOKE).append("\n\n");
    }
    out.append(Texts.settings(board)).append("\n\n");
    out.append(Columns.byKind(scores(board)));
    out.append("\nmedian time to target in ")
        .append(board.request().clock().unit())
        .append(" (#n: the n-th submission above; –: missed; *: fastest)\n\n");
    out.append(Columns.byKind(times(board)));
    if (!board.speedups().isEmpty()) {
      out.append("\ntime relative to ")
          .append(board.request().reference().orElse(""))
          .append("\n\n");
      out.append(Columns.byKind(speedups(board)));
    }
    if (!board.measuring().isEmpty()) {
      out.append(
          "\nother clocks over wall time (median trial), and trials that were contended\n\n");
      out.append(Columns.byKind(measuring(board)));
    }
    return out.toString();
  }

  private static List<List<String>> scores(Leaderboard board) {
    List<List<String>> rows = new ArrayList<>();
    boolean sure = board.scores().stream().anyMatch(r -> r.interval().isPresent());
    rows.add(
        sure
            ? List.of(
                "rank",
                "submission",
                "score",
                "95% interval",
                "0" + " ".repeat(PLOT - 2) + "1",
                "first",
                "hit",
                Texts.difference(board),
                "to the next")
            : List.of("rank", "submission", "score", "hit", Texts.difference(board)));
    for (int i = 0; i < board.scores().size(); i++) {
      ScoreRow row = board.scores().get(i);
      List<String> cells =
          new ArrayList<>(
              List.of(String.valueOf(row.rank()), row.submission(), Texts.score(row.score())));
      if (sure) {
        cells.addAll(List.of(Texts.interval(row), plot(row), Texts.percent(Texts.first(row))));
      }
      cells.add(row.workloadsHit() + "/" + board.base().size());
      cells.add(Texts.difference(row));
      if (sure) {
        cells.add(Texts.verdict(board, i));
      }
      rows.add(cells);
    }
    return rows;
  }

  /** The interval on a line from 0 to 1: {@code [---o--]}. */
  private static String plot(ScoreRow row) {
    char[] line = " ".repeat(PLOT).toCharArray();
    row.interval()
        .ifPresent(
            interval -> {
              for (int i = at(interval.low()); i <= at(interval.high()); i++) {
                line[i] = '-';
              }
              line[at(interval.low())] = '[';
              line[at(interval.high())] = ']';
            });
    line[at(row.score())] = 'o';
    return new String(line);
  }

  private static int at(double score) {
    return (int) Math.round(Math.max(0, Math.min(1, score)) * (PLOT - 1));
  }

  private static List<List<String>> times(Leaderboard board) {
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("workload"));
    for (int i = 1; i <= board.scores().size(); i++) {
      header.add("#" + i);
    }
    rows.add(header);
    board
        .workloads()
        .forEach(
            w -> {
              List<String> cells = new ArrayList<>();
              cells.add(w.name() + (w.heldOutOf().isPresent() ? " (held out)" : ""));
              for (String s : board.submissions()) {
                double t = board.times().get(s, w.name());
                cells.add(Texts.time(t) + (t == w.best() && Double.isFinite(t) ? "*" : ""));
              }
              rows.add(cells);
            });
    return rows;
  }

  private static List<List<String>> speedups(Leaderboard board) {
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("submission", "geometric mean", "workloads"));
    header.addAll(board.base());
    rows.add(header);
    for (Speedup speedup : board.speedups()) {
      List<String> cells = new ArrayList<>();
      cells.add(speedup.submission());
      cells.add(
          Double.isNaN(speedup.geometricMean()) ? "–" : Texts.fixed(speedup.geometricMean(), 3));
      cells.add(String.valueOf(speedup.workloads()));
      speedup.ratios().forEach(r -> cells.add(Double.isNaN(r) ? "–" : Texts.fixed(r, 3)));
      rows.add(cells);
    }
    return rows;
  }

  private static List<List<String>> measuring(Leaderboard board) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("submission", "robust/wall", "cpu/wall", "contended"));
    for (Measuring m : board.measuring()) {
      rows.add(
          List.of(
              m.submission(),
              Texts.ratio(m.robustOverWall()),
              Texts.ratio(m.cpuOverWall()),
              Texts.contended(m)));
    }
    return rows;
  }
}
