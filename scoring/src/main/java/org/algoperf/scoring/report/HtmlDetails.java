package org.algoperf.scoring.report;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.Legible;
import org.algoperf.scoring.Measuring;
import org.algoperf.scoring.Winner;

/** Winning trials, their hyperparameters, and where the logs come from. */
final class HtmlDetails {

  private HtmlDetails() {}

  static void write(StringBuilder out, Leaderboard board) {
    trials(out, board);
    measuring(out, board);
    provenance(out, board);
  }

  private static void trials(StringBuilder out, Leaderboard board) {
    Map<String, Winner> winners =
        board.winners().stream()
            .collect(
                Collectors.toMap(w -> w.submission() + "\n" + w.workload(), Function.identity()));
    out.append(
        """
        <section id="trials"><h2>Winning trials</h2>
        <p class="how">Which trial was the best of its study, and in how many studies. The same \
        trial in all of them means that the point was in effect chosen for that workload. Small: \
        the share of trials that reached the target.</p>
        """);
    new HtmlMatrix("Winning trials", "prob wins", board.workloads(), false)
        .write(
            out,
            board,
            List.of(),
            submission ->
                board.workloads().stream()
                    .map(w -> winner(winners.get(submission + "\n" + w.name())))
                    .collect(Collectors.joining()));
    hyperparameters(out, board);
    out.append("</section>\n");
  }

  private static String winner(Winner winner) {
    String wins =
        winner == null || winner.wins().isEmpty()
            ? "–"
            : winner.wins().entrySet().stream()
                .sorted((a, b) -> b.getValue() - a.getValue())
                .map(e -> "<span><b>%d</b><i>×%d</i></span>".formatted(e.getKey(), e.getValue()))
                .collect(Collectors.joining(" "));
    return "<td class=\"num\">%s%s</td>"
        .formatted(
            wins, winner == null ? "" : "<small>" + Texts.percent(winner.hitRate()) + "</small>");
  }

  private static void hyperparameters(StringBuilder out, Leaderboard board) {
    for (String submission : board.submissions()) {
      List<Winner> logged =
          board.winners().stream()
              .filter(w -> w.submission().equals(submission) && !w.hyperparameters().isEmpty())
              .toList();
      if (!logged.isEmpty()) {
        List<String> names =
            logged.stream()
                .flatMap(w -> w.hyperparameters().keySet().stream())
                .distinct()
                .sorted()
                .toList();
        out.append("<details><summary>Winning hyperparameters of ")
            .append(Html.escape(submission))
            .append(
                "</summary><div class=\"scroll\"><table class=\"prob\"><thead><tr><th>Workload</th>");
        names.forEach(n -> out.append("<th class=\"num\">").append(Html.escape(n)).append("</th>"));
        out.append("</tr></thead><tbody>\n");
        for (Winner winner : logged) {
          out.append("<tr><th scope=\"row\">").append(Html.name(winner.workload())).append("</th>");
          names.forEach(
              n ->
                  out.append("<td class=\"num\">")
                      .append(Html.escape(value(winner, n)))
                      .append("</td>"));
          out.append("</tr>\n");
        }
        out.append("</tbody></table></div></details>\n");
      }
    }
  }

  private static String value(Winner winner, String name) {
    Object value = winner.hyperparameters().get(name);
    return value == null ? "" : Legible.of(value);
  }

  private static void measuring(StringBuilder out, Leaderboard board) {
    if (board.measuring().isEmpty()) {
      return;
    }
    out.append(
        """
        <section id="measuring"><h2>Clocks</h2>
        <p class="how">Other clocks over wall time, in the median trial. Near 1 they agree. A \
        robust ratio far below 1: the machine paused, or the submission does part of its work in \
        fewer than half of its steps, which the robust clock does not count. Contended: trials \
        that took longer than they computed, because others used the machine.</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Clocks"><table class="prob"><thead><tr>\
        <th>Submission</th><th class="num">robust / wall</th><th class="num">cpu / wall</th>\
        <th class="num">Contended</th></tr></thead><tbody>
        """);
    for (Measuring m : board.measuring()) {
      out.append("<tr><th scope=\"row\">").append(Html.escape(m.submission())).append("</th>");
      for (String cell :
          List.of(
              Texts.ratio(m.robustOverWall()), Texts.ratio(m.cpuOverWall()), Texts.contended(m))) {
        out.append("<td class=\"num\">").append(cell).append("</td>");
      }
      out.append("</tr>\n");
    }
    out.append("</tbody></table></div></section>\n");
  }

  private static void provenance(StringBuilder out, Leaderboard board) {
    SortedMap<String, List<String>> facts = board.provenance().facts();
    out.append("<section id=\"provenance\"><h2>Provenance</h2>\n<p class=\"how\">")
        .append(board.provenance().trials())
        .append(" trials were read; ")
        .append(board.provenance().described())
        .append(" of them describe themselves.</p>\n<dl>");
    facts.forEach(
        (subject, values) -> {
          out.append("<dt>").append(Html.escape(subject)).append("</dt>");
          values.forEach(v -> out.append("<dd>").append(Html.digests(v)).append("</dd>"));
        });
    out.append("</dl>\n");
    list(out, "What to know", board.notices());
    list(out, "Damaged, left out", board.damages().stream().map(String::valueOf).toList());
    out.append("</section>\n");
  }

  private static void list(StringBuilder out, String title, List<String> items) {
    if (!items.isEmpty()) {
      out.append("<h3>").append(title).append("</h3>\n<ul class=\"notices\">");
      items.forEach(item -> out.append("<li>").append(Html.escape(item)).append("</li>\n"));
      out.append("</ul>\n");
    }
  }
}
