package org.algoperf.scoring.report;

import java.util.List;
import java.util.stream.Collectors;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.LeftOut;
import org.algoperf.scoring.ScoreRow;
import org.algoperf.scoring.Speedup;
import org.algoperf.scoring.WorkloadRow;

/** How the ranking depends on luck and on the choice of workloads. */
final class HtmlRobustness {

  /** More ranks than these need narrow columns. */
  private static final int LEGIBLE = 12;

  private HtmlRobustness() {}

  static void write(StringBuilder out, Leaderboard board) {
    out.append("<section id=\"robustness\"><h2>Robustness</h2>\n");
    if (!board.scores().isEmpty() && !board.scores().get(0).rankProbability().isEmpty()) {
      ranks(out, board);
    }
    if (!board.leftOut().isEmpty()) {
      leftOut(out, board);
    }
    if (!board.speedups().isEmpty()) {
      speedups(out, board);
    }
    out.append("</section>\n");
  }

  private static void ranks(StringBuilder out, Leaderboard board) {
    out.append(
        """
        <h3>If the studies were run again</h3>
        <p class="how">In how many of 100 resamples of the studies a submission takes each rank. \
        One strong cell in a row is a safe rank, a smear is not.</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Rank probabilities"><table class="prob ranks%s"><thead><tr><th>Submission</th>"""
            .formatted(board.scores().size() > LEGIBLE ? " many" : ""));
    for (int r = 1; r <= board.scores().size(); r++) {
      out.append("<th class=\"num\">").append(r).append("</th>");
    }
    out.append("</tr></thead><tbody>\n");
    for (ScoreRow row : board.scores()) {
      out.append("<tr><th scope=\"row\">").append(Html.name(row.submission())).append("</th>");
      for (double p : row.rankProbability()) {
        out.append(
            "<td class=\"num p%d\">%s</td>"
                .formatted(
                    (int) Math.ceil(p * 6), p == 0 ? "" : Texts.percent(p).replace(" %", "")));
      }
      out.append("</tr>\n");
    }
    out.append("</tbody></table></div>\n");
  }

  private static void leftOut(StringBuilder out, Leaderboard board) {
    out.append(
        """
        <h3>If a workload were left out</h3>
        <p class="how">The rank without each workload; marked where it differs from the rank with \
        all of them.</p>
        """);
    new HtmlMatrix("Leave one workload out", "prob", base(board), false)
        .write(out, board, List.of("all"), submission -> leftOut(board, submission));
  }

  private static List<WorkloadRow> base(Leaderboard board) {
    return board.workloads().stream().filter(w -> w.heldOutOf().isEmpty()).toList();
  }

  private static String leftOut(Leaderboard board, String submission) {
    int i = board.submissions().indexOf(submission);
    int all = board.scores().get(i).rank();
    StringBuilder cells = new StringBuilder("<td class=\"num\">").append(all).append("</td>");
    for (LeftOut left : board.leftOut()) {
      int rank = left.ranks().get(i);
      String mark = rank < all ? " up" : rank > all ? " down" : "";
      cells.append("<td class=\"num%s\">%s%d</td>".formatted(mark, arrow(rank, all), rank));
    }
    return cells.toString();
  }

  private static String arrow(int rank, int before) {
    return rank < before ? "▲ " : rank > before ? "▼ " : "";
  }

  private static void speedups(StringBuilder out, Leaderboard board) {
    out.append("<h3>Time relative to ")
        .append(Html.escape(board.request().reference().orElse("")))
        .append(
            """
            </h3>
            <p class="how">Below 1 is faster. The mean is geometric, <i>of</i> so many workloads; a miss \
            counts as the budget and one second where the budget is known, and is left out \
            otherwise.</p>
            """);
    new HtmlMatrix("Speedups", "prob", base(board), false)
        .write(out, board, List.of("mean", "of"), name -> speedup(board, name));
  }

  private static String speedup(Leaderboard board, String submission) {
    Speedup speedup = board.speedups().get(board.submissions().indexOf(submission));
    return cell(speedup.geometricMean())
        + "<td class=\"num\">%d</td>".formatted(speedup.workloads())
        + speedup.ratios().stream().map(HtmlRobustness::cell).collect(Collectors.joining());
  }

  private static String cell(double ratio) {
    return "<td class=\"num\">%s</td>".formatted(Double.isNaN(ratio) ? "–" : Texts.fixed(ratio, 2));
  }
}
