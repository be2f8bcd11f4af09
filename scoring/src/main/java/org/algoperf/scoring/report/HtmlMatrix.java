package org.algoperf.scoring.report;

import java.util.List;
import java.util.function.Function;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.WorkloadRow;

/**
 * A table with a row for each submission and a column for each workload.
 *
 * @param label what it shows
 * @param style classes of the table
 * @param workloads its columns
 * @param targets whether a second row of headings tells the targets
 */
record HtmlMatrix(String label, String style, List<WorkloadRow> workloads, boolean targets) {

  /** As many names stand upright side by side; more are tilted. */
  private static final int UPRIGHT = 5;

  /**
   * Writes the table.
   *
   * @param before headings of columns between the names and the workloads
   * @param cells for a submission the cells of those columns and of the workloads, as HTML
   */
  void write(
      StringBuilder out, Leaderboard board, List<String> before, Function<String, String> cells) {
    out.append(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\"><table class=\"%s\"><thead><tr><th>Submission</th>"
            .formatted(label, style));
    before.forEach(h -> out.append("<th class=\"num\">").append(h).append("</th>"));
    workloads.forEach(w -> out.append(heading(w)));
    out.append("</tr>");
    if (targets) {
      out.append("<tr class=\"targets\"><th>target</th>");
      workloads.forEach(
          w -> out.append("<th class=\"num\">" + Html.name(Texts.target(w)) + "</th>"));
      out.append("</tr>");
    }
    out.append("</thead>\n<tbody>\n");
    for (String submission : board.submissions()) {
      out.append("<tr><th scope=\"row\">")
          .append(Html.name(submission))
          .append("</th>")
          .append(cells.apply(submission))
          .append("</tr>\n");
    }
    out.append("</tbody></table></div>\n");
  }

  private String heading(WorkloadRow w) {
    return workloads.size() <= UPRIGHT
        ? "<th class=\"num upright\">%s</th>".formatted(Html.name(w.label()))
        : "<th class=\"tilt\"><span>%s</span></th>".formatted(Html.escape(w.label()));
  }
}
