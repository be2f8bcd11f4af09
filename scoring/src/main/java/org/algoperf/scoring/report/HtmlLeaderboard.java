package org.algoperf.scoring.report;

import java.util.Locale;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.ScoreRow;

/** The leaderboard. */
final class HtmlLeaderboard {

  private HtmlLeaderboard() {}

  static void write(StringBuilder out, Leaderboard board) {
    boolean sure = board.scores().stream().anyMatch(r -> r.interval().isPresent());
    String tau = Texts.tau(board.request().tauMax());
    out.append("<section id=\"leaderboard\"><h2>Leaderboard</h2>\n<p class=\"how\">")
        .append("Score 1: the fastest to every target; 0: nowhere within ")
        .append(tau)
        .append(" times the fastest one’s time. ")
        .append(
            sure
                ? "A dot is a score, the bar its 95&nbsp;% interval over studies. Where bars overlap "
                    + "much, the order may be luck; <i>ahead</i> says whether it is shown not to be."
                : "With one study there are no intervals.")
        .append("</p>\n");
    out.append(
        """
        <div class="scroll" tabindex="0" role="region" aria-label="Leaderboard"><table class="board">
        <thead><tr><th class="num">#</th><th>Submission</th><th class="num">Score</th>\
        <th class="wide"><span class="axis"><i>0</i><i>1</i></span></th>""");
    if (sure) {
      out.append("<th class=\"num roomy\">95&nbsp;% interval</th><th>Ahead of next</th>")
          .append("<th class=\"num roomy\">First</th>");
    }
    out.append("<th class=\"num\">Workloads</th><th class=\"num roomier\">Studies</th>")
        .append("<th class=\"num roomier\">")
        .append(Texts.difference(board))
        .append("</th></tr></thead>\n<tbody>\n");
    for (int i = 0; i < board.scores().size(); i++) {
      row(out, board, i, sure);
    }
    out.append("</tbody></table></div>\n");
    note(out, board, sure);
    out.append("</section>\n");
  }

  private static void note(StringBuilder out, Leaderboard board, boolean sure) {
    out.append("<p class=\"note\">Workloads: on how many the target was reached");
    if (!board.mishaps().isEmpty()) {
      out.append("; <b class=\"mishap\">!</b>: some trials diverged or failed");
    }
    if (sure) {
      out.append(
          "<span class=\"roomy\">; first: how often, if the studies were drawn again, ties for each</span>");
    }
    out.append("<span class=\"roomier\">; studies: how many reached it; ")
        .append(Texts.difference(board))
        .append(": by how much the rules’ scores differ</span>.</p>\n");
  }

  private static void row(StringBuilder out, Leaderboard board, int i, boolean sure) {
    ScoreRow row = board.scores().get(i);
    out.append("<tr><td class=\"num rank\">")
        .append(row.rank())
        .append("</td><th scope=\"row\">")
        .append(Html.name(row.submission()))
        .append(mark(board, row))
        .append("</th><td class=\"num score\">")
        .append(Texts.score(row.score()))
        .append("</td><td class=\"wide\">")
        .append(whisker(row))
        .append("</td>");
    if (sure) {
      String ahead = Texts.ahead(board, i);
      out.append(
              "<td class=\"num roomy\">%s</td>".formatted(Texts.interval(row).replace(" to ", "–")))
          .append(
              "<td class=\"ahead%s\">%s</td>".formatted(ahead.equals("yes") ? " yes" : "", ahead))
          .append("<td class=\"num roomy\">%s</td>".formatted(Texts.percent(Texts.first(row))));
    }
    out.append("<td class=\"num\">%d/%d</td>".formatted(row.workloadsHit(), board.base().size()))
        .append("<td class=\"num roomier\">%d/%d</td>".formatted(row.studiesHit(), row.studies()))
        .append("<td class=\"num muted roomier\">%s</td>".formatted(Texts.difference(row)))
        .append("</tr>\n");
  }

  private static String mark(Leaderboard board, ScoreRow row) {
    return board.mishaps(row.submission()).isEmpty()
        ? ""
        : "<a class=\"mishap\" href=\"#times\" title=\"%s\">!</a>"
            .formatted(Html.escape(Texts.mishaps(board, row.submission())));
  }

  /** In percent of the column's width, whatever that is. */
  private static String whisker(ScoreRow row) {
    StringBuilder svg = new StringBuilder("<svg class=\"whisker\" aria-hidden=\"true\">");
    for (int q = 0; q <= 4; q++) {
      svg.append(
          "<line class=\"tick\" x1=\"%1$s\" x2=\"%1$s\" y1=\"2\" y2=\"18\"/>"
              .formatted(x(q / 4.0)));
    }
    row.interval()
        .ifPresent(
            interval ->
                svg.append(
                    "<line class=\"bar\" x1=\"%s\" x2=\"%s\" y1=\"10\" y2=\"10\"/>"
                        .formatted(x(interval.low()), x(interval.high()))));
    return svg.append("<circle cx=\"%s\" cy=\"10\" r=\"4.5\"/></svg>".formatted(x(row.score())))
        .toString();
  }

  private static String x(double score) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * score);
  }
}
