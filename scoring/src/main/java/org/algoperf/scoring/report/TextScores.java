package org.algoperf.scoring.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.algoperf.scoring.Columns;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.ScoreRow;

/**
 * The scores for a terminal. A narrow one has a smaller plot and fewer columns.
 *
 * @param board what is shown
 * @param width of a line
 */
record TextScores(Leaderboard board, int width) {

  /**
   * What is shown, from much to little.
   *
   * @param plot columns of the plot of the interval; 0 for none
   * @param rules whether the other rule's score is shown
   * @param first whether it is shown how often a submission comes first
   */
  private record Detail(int plot, boolean rules, boolean first) {}

  private static final List<Detail> DETAILS =
      List.of(
          new Detail(31, true, true),
          new Detail(31, false, true),
          new Detail(21, false, true),
          new Detail(15, false, true),
          new Detail(15, false, false),
          new Detail(0, false, false));

  String write() {
    return DETAILS.stream()
        .map(detail -> Columns.byKind(rows(detail)))
        .filter(table -> table.lines().allMatch(line -> line.length() <= width))
        .findFirst()
        .orElseGet(() -> Columns.byKind(rows(DETAILS.get(DETAILS.size() - 1))));
  }

  private List<List<String>> rows(Detail detail) {
    boolean sure = board.scores().stream().anyMatch(r -> r.interval().isPresent());
    List<List<String>> rows = new ArrayList<>(List.of(header(detail, sure)));
    IntStream.range(0, board.scores().size()).forEach(i -> rows.add(row(detail, sure, i)));
    return rows;
  }

  private List<String> header(Detail detail, boolean sure) {
    List<String> cells = new ArrayList<>(List.of("rank", "submission", "score"));
    if (sure) {
      cells.add("95% interval");
      if (detail.plot > 0) {
        cells.add("0" + " ".repeat(detail.plot - 2) + "1");
      }
      cells.add("ahead of next");
      if (detail.first) {
        cells.add("first");
      }
    }
    cells.add("hit");
    if (detail.rules) {
      cells.add(Texts.difference(board));
    }
    return cells;
  }

  private List<String> row(Detail detail, boolean sure, int i) {
    ScoreRow row = board.scores().get(i);
    String mark = board.mishaps(row.submission()).isEmpty() ? "" : " " + Texts.MISHAP;
    List<String> cells =
        new ArrayList<>(
            List.of(String.valueOf(row.rank()), row.submission() + mark, Texts.score(row.score())));
    if (sure) {
      cells.add(Texts.interval(row));
      if (detail.plot > 0) {
        cells.add(plot(row, detail.plot));
      }
      cells.add(Texts.ahead(board, i));
      if (detail.first) {
        cells.add(Texts.percent(Texts.first(row)));
      }
    }
    cells.add(row.workloadsHit() + "/" + board.base().size());
    if (detail.rules) {
      cells.add(Texts.difference(row));
    }
    return cells;
  }

  /** The interval on a line from 0 to 1: {@code [---o--]}. */
  private static String plot(ScoreRow row, int columns) {
    char[] line = " ".repeat(columns).toCharArray();
    row.interval()
        .ifPresent(
            interval -> {
              int low = at(interval.low(), columns);
              int high = at(interval.high(), columns);
              for (int i = low; i <= high; i++) {
                line[i] = '-';
              }
              line[low] = '[';
              line[high] = ']';
            });
    line[at(row.score(), columns)] = 'o';
    return new String(line);
  }

  private static int at(double score, int columns) {
    return (int) Math.round(Math.max(0, Math.min(1, score)) * (columns - 1));
  }
}
