package org.algoperf.scoring.report;

/** A comparison as one static page, without a script, and with nothing from elsewhere. */
final class ComparisonPage {

  private ComparisonPage() {}

  static String write(ComparisonReport report) {
    StringBuilder out = new StringBuilder(1 << 15);
    HtmlReport.head(out, "AlgoPerf comparison", HtmlReport.resource("report.css"), "");
    out.append("<header class=\"masthead\">\n<p class=\"eyebrow\">")
        .append(Html.escape(report.heading().replace("`", "")))
        .append("</p>\n<h1>")
        .append(Html.escape(report.now()))
        .append(" against ")
        .append(Html.escape(report.old()))
        .append("</h1>\n");
    report
        .notices()
        .forEach(
            notice ->
                out.append("<p class=\"note\">").append(Html.escape(notice)).append("</p>\n"));
    out.append("</header>\n<main>\n");
    HtmlComparison.write(out, report);
    return out.append("</main>\n</body>\n</html>\n").toString();
  }
}
