package org.algoperf.scoring.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.algoperf.scoring.Leaderboard;

/** The top of a page: what was found, and what to be careful about. */
final class HtmlMasthead {

  private HtmlMasthead() {}

  /**
   * Writes that of a leaderboard.
   *
   * @param compared whether a comparison follows it
   */
  static void write(StringBuilder out, Leaderboard board, boolean compared) {
    Finding finding = Finding.of(board);
    open(out, board, Html.name(finding.headline()));
    out.append("<p class=\"lede\">").append(Html.prose(finding.sentences())).append("</p>\n");
    Map<String, String> links = new LinkedHashMap<>();
    links.put("leaderboard", "Leaderboard");
    if (compared) {
      links.put("comparison", "Comparison");
    }
    links.put("profiles", "Profiles");
    links.put("tau", "Tolerance");
    links.put("times", "Times");
    links.put("curves", "Learning curves");
    links.put("robustness", "Robustness");
    links.put("trials", "Trials");
    links.put("provenance", "Provenance");
    close(out, links);
  }

  /**
   * Opens it, up to the sentences under the heading.
   *
   * @param heading as HTML
   */
  static void open(StringBuilder out, Leaderboard board, String heading) {
    out.append("<header class=\"masthead\">\n<p class=\"eyebrow\">AlgoPerf leaderboard: ")
        .append(Html.escape(Texts.settings(board)))
        .append("</p>\n<h1>")
        .append(heading)
        .append("</h1>\n");
    if (board.provenance().quick()) {
      out.append("<p class=\"banner\" role=\"note\">").append(Texts.SMOKE).append("</p>\n");
    }
  }

  /**
   * Closes it with links.
   *
   * @param links identifiers of sections to words
   */
  static void close(StringBuilder out, Map<String, String> links) {
    out.append(
        links.entrySet().stream()
            .map(e -> "<a href=\"#%s\">%s</a>".formatted(e.getKey(), e.getValue()))
            .collect(
                Collectors.joining(" ", "<nav aria-label=\"Contents\">", "</nav>\n</header>\n")));
  }
}
