package org.algoperf.scoring.report;

import java.util.ArrayList;
import java.util.List;
import org.algoperf.scoring.Columns;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.Measuring;
import org.algoperf.scoring.Mishaps;
import org.algoperf.scoring.Speedup;
import org.algoperf.scoring.Wrap;

/**
 * The leaderboard for a terminal, in plain ASCII but for the dash of a miss.
 *
 * @param board what is shown
 * @param width of a line, which tables keep to as far as names allow
 */
record TextReport(Leaderboard board, int width) {

  /** Wide enough for anything. */
  static final int UNLIMITED = Integer.MAX_VALUE;

  /** Of running text where there is no terminal. */
  private static final int PROSE = 100;

  private static final String GAP = "  ";

  String write() {
    StringBuilder out = new StringBuilder();
    if (board.provenance().quick()) {
      prose(out, Texts.SMOKE);
      out.append('\n');
    }
    prose(out, Texts.settings(board));
    out.append('\n');
    Finding finding = Finding.of(board);
    prose(out, finding.headline() + ". " + String.join(" ", finding.sentences()));
    out.append('\n').append(new TextScores(board, width).write()).append('\n');
    if (Texts.tiesFirst(board)) {
      prose(out, "first: how often, if the studies were drawn again; ties count for each");
      out.append('\n');
    }
    prose(out, timesLegend());
    out.append('\n');
    blocks(out, new TextTimes(board).columns());
    if (!board.speedups().isEmpty()) {
      out.append('\n');
      prose(out, "time relative to " + board.request().reference().orElse(""));
      out.append('\n');
      blocks(out, speedups());
    }
    if (!board.measuring().isEmpty()) {
      out.append('\n');
      prose(out, measuringLegend());
      out.append('\n');
      blocks(out, rows(measuring()));
    }
    return out.toString();
  }

  private void prose(StringBuilder out, String text) {
    Wrap.lines(text, "", Math.min(width, PROSE)).forEach(line -> out.append(line).append('\n'));
  }

  private String timesLegend() {
    return "median time to target in %s (–: missed; *: fastest%s)"
        .formatted(
            board.request().clock().unit(),
            board.mishaps().isEmpty()
                ? ""
                : "; " + Texts.MISHAP + ": some trials diverged or failed");
  }

  private String measuringLegend() {
    return "other clocks over wall time (median trial), and trials that were contended"
        + (board.mishaps().isEmpty() ? "" : ", diverged or failed");
  }

  /** A table whose columns stand below one another where they are too many for one line. */
  private void blocks(StringBuilder out, List<List<String>> columns) {
    List<List<String>> block = new ArrayList<>(List.of(columns.get(0)));
    int used = widest(columns.get(0));
    for (List<String> column : columns.subList(1, columns.size())) {
      if (block.size() > 1 && used + GAP.length() + widest(column) > width) {
        out.append(Columns.byKind(rows(block))).append('\n');
        block = new ArrayList<>(List.of(columns.get(0)));
        used = widest(columns.get(0));
      }
      block.add(column);
      used += GAP.length() + widest(column);
    }
    out.append(Columns.byKind(rows(block)));
  }

  private static int widest(List<String> column) {
    return column.stream().mapToInt(cell -> cell.stripTrailing().length()).max().orElse(0);
  }

  /** Columns to rows, and rows to columns. */
  private static List<List<String>> rows(List<List<String>> columns) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < columns.get(0).size(); i++) {
      int row = i;
      rows.add(columns.stream().map(column -> column.get(row)).toList());
    }
    return rows;
  }

  private List<List<String>> speedups() {
    List<List<String>> columns = new ArrayList<>();
    columns.add(column("submission", board.speedups().stream().map(Speedup::submission).toList()));
    columns.add(
        column("mean", board.speedups().stream().map(s -> ratio(s.geometricMean())).toList()));
    columns.add(
        column("of", board.speedups().stream().map(s -> String.valueOf(s.workloads())).toList()));
    for (int w = 0; w < board.base().size(); w++) {
      int workload = w;
      columns.add(
          column(
              board.base().get(w),
              board.speedups().stream().map(s -> ratio(s.ratios().get(workload))).toList()));
    }
    return columns;
  }

  private static List<String> column(String heading, List<String> cells) {
    List<String> column = new ArrayList<>(List.of(heading));
    column.addAll(cells);
    return column;
  }

  private static String ratio(double ratio) {
    return Double.isNaN(ratio) ? "–" : Texts.fixed(ratio, 3);
  }

  private List<List<String>> measuring() {
    boolean mishaps = !board.mishaps().isEmpty();
    List<List<String>> rows = new ArrayList<>();
    List<String> header = List.of("submission", "robust/wall", "cpu/wall", "contended");
    rows.add(header);
    for (Measuring m : board.measuring()) {
      rows.add(
          List.of(
              m.submission(),
              Texts.ratio(m.robustOverWall()),
              Texts.ratio(m.cpuOverWall()),
              Texts.contended(m)));
    }
    return mishaps ? withMishaps(rows) : rows;
  }

  private List<List<String>> withMishaps(List<List<String>> rows) {
    List<List<String>> more = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>(row);
      List<Mishaps> mishaps = board.mishaps(row.get(0));
      boolean heading = row == rows.get(0);
      cells.add(
          heading
              ? "diverged"
              : String.valueOf(mishaps.stream().mapToInt(Mishaps::diverged).sum()));
      cells.add(
          heading ? "failed" : String.valueOf(mishaps.stream().mapToInt(Mishaps::failed).sum()));
      more.add(cells);
    }
    return more;
  }
}
