package org.algoperf.scoring.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.Mishaps;
import org.algoperf.scoring.WorkloadRow;

/** The heat map of times, and what went wrong. */
final class HtmlTimes {

  private HtmlTimes() {}

  static void write(StringBuilder out, Leaderboard board) {
    out.append(
        """
        <section id="times"><h2>Time to target</h2>
        <p class="how">Median over the studies, in %s. The stronger the colour of a cell, the nearer \
        to the fastest submission on that workload; a dash is a miss. Small: the ratio to the \
        fastest.%s%s%s</p>
        """
            .formatted(
                Html.escape(board.request().clock().unit()),
                board.workloads().size() > board.base().size()
                    ? " Struck out: a miss by the rules for held-out workloads."
                    : "",
                board.workloads().stream().anyMatch(w -> w.standIn().isPresent())
                    ? " Stand-in: generated data took the place of the real data."
                    : "",
                board.mishaps().isEmpty()
                    ? ""
                    : " <b class=\"mishap\">!</b> marks cells with trials that diverged or failed."));
    new HtmlMatrix("Time to target", "heat", board.workloads(), true)
        .write(out, board, List.of(), submission -> cells(board, submission));
    mishaps(out, board);
    out.append("</section>\n");
  }

  private static String cells(Leaderboard board, String submission) {
    return board.workloads().stream()
        .map(w -> cell(board, submission, w))
        .collect(Collectors.joining());
  }

  private static String cell(Leaderboard board, String submission, WorkloadRow w) {
    double time = board.times().get(submission, w.name());
    double ratio = time == w.best() ? 1 : time / w.best();
    boolean hit = Double.isFinite(time);
    String words = Texts.time(time);
    return "<td class=\"num h%d\">%s%s%s</td>"
        .formatted(
            hit ? shade(ratio) : 9,
            struck(board, submission, w) ? "<s>" + words + "</s>" : words,
            mark(board.mishaps(submission, w.name())),
            hit ? "<small>%s×</small>".formatted(Texts.fixed(ratio, 2)) : "");
  }

  private static String mark(Optional<Mishaps> mishaps) {
    return mishaps
        .map(m -> "<b class=\"mishap\" title=\"%s\">!</b>".formatted(m.words()))
        .orElse("");
  }

  /** Whether a time on a base workload does not count because of a held-out one. */
  private static boolean struck(Leaderboard board, String submission, WorkloadRow w) {
    return w.heldOutOf().isEmpty()
        && Double.isFinite(board.times().get(submission, w.name()))
        && !Double.isFinite(board.ratios().get(submission, w.name()));
  }

  /** 0 for the fastest to 6 for four times as slow and more, in equal steps of the logarithm. */
  private static int shade(double ratio) {
    return ratio <= 1 ? 0 : (int) Math.min(6, 1 + Math.floor(Math.log(ratio) / Math.log(4) * 5));
  }

  private static void mishaps(StringBuilder out, Leaderboard board) {
    if (board.mishaps().isEmpty()) {
      return;
    }
    out.append("<details><summary><b class=\"mishap\">!</b> Trials that diverged or failed");
    out.append("</summary><ul class=\"notices\">");
    for (Mishaps m : board.mishaps()) {
      out.append(
          "<li>%s on %s: %s</li>\n"
              .formatted(Html.escape(m.submission()), Html.escape(m.workload()), m.words()));
    }
    out.append("</ul></details>\n");
  }
}
