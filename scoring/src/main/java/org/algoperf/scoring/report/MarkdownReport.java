package org.algoperf.scoring.report;

import java.util.stream.Collectors;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.ScoreRow;
import org.algoperf.scoring.ScoringException;

/** The leaderboard as a Markdown table, alone or in place of the last one in a given text. */
public final class MarkdownReport {

  private static final String BEGIN = "<!-- BEGIN LEADERBOARD -->";
  private static final String END = "<!-- END LEADERBOARD -->";

  private MarkdownReport() {}

  /** The table, with its settings and what a reader should know. */
  public static String write(Leaderboard board) {
    StringBuilder out = new StringBuilder();
    if (board.provenance().quick()) {
      out.append("> **").append(Texts.SMOKE).append("**\n\n");
    }
    out.append("| Rank | Submission | Score | 95 % interval | First | Workloads | ")
        .append(Texts.difference(board))
        .append(" | To the next |\n")
        .append("|---:|:---|---:|:---:|---:|---:|---:|:---|\n");
    for (int i = 0; i < board.scores().size(); i++) {
      ScoreRow row = board.scores().get(i);
      out.append(
          "| %d | %s | %s | %s | %s | %d/%d | %s | %s |\n"
              .formatted(
                  row.rank(),
                  escape(row.submission()),
                  Texts.score(row.score()),
                  Texts.interval(row),
                  row.rankProbability().isEmpty() ? "" : Texts.percent(Texts.first(row)),
                  row.workloadsHit(),
                  board.base().size(),
                  Texts.difference(row),
                  Texts.verdict(board, i)));
    }
    out.append("\n").append(Texts.settings(board)).append(".\n");
    if (!board.notices().isEmpty()) {
      out.append("\n")
          .append(
              board.notices().stream()
                  .map(notice -> "- " + escape(notice) + "\n")
                  .collect(Collectors.joining()));
    }
    return out.toString();
  }

  /**
   * The text with the table between its markers, {@value #BEGIN} and {@value #END}.
   *
   * @throws ScoringException if the text has no markers
   */
  public static String insert(String text, Leaderboard board) {
    return new Markers(BEGIN, END).insert(text, write(board));
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("([\\\\`*_{}\\[\\]|])", "\\\\$1")
        .replaceAll("\\R", " ");
  }
}
