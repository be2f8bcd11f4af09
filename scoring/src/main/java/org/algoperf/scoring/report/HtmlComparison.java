package org.algoperf.scoring.report;

import java.util.List;
import java.util.Locale;
import org.algoperf.scoring.compare.Comparison;
import org.algoperf.scoring.compare.Ratio;

/** Comparisons as a section of a page: a forest plot whose rows end in a verdict and its reason. */
final class HtmlComparison {

  private HtmlComparison() {}

  static void write(StringBuilder out, ComparisonReport report) {
    List<Ratio> rows = report.comparisons().stream().flatMap(c -> c.rows().stream()).toList();
    ForestPlot plot = ForestPlot.of(rows);
    out.append(
        """
        <section id="comparison"><h2>Is it faster?</h2>
        <p class="how">Ratio of the times to target, new over old%s, with its 95&nbsp;%% interval: left \
        of the line is faster. The band is the noise floor of %s (%s): what does not leave it \
        shows no difference. An arrow points at what lies beyond the scale, or at a target that was \
        missed.</p>
        """
            .formatted(
                Html.escape(report.average()),
                Texts.share(report.floor().overall()),
                source(report)));
    report.comparisons().forEach(c -> comparison(out, report, c, plot));
    report
        .baseline()
        .ifPresent(
            words ->
                out.append("<p class=\"note\">")
                    .append(Html.escape(sentence(words)))
                    .append("</p>\n"));
    out.append("</section>\n");
  }

  private static String source(ComparisonReport report) {
    return Html.escape(report.floor().source().replace("`", ""));
  }

  private static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
  }

  private static void comparison(
      StringBuilder out, ComparisonReport report, Comparison c, ForestPlot plot) {
    String title =
        c.old().equals(c.now())
            ? "%s: %s against %s".formatted(c.now(), report.now(), report.old())
            : "%s against %s".formatted(c.now(), c.old());
    out.append("<h3>")
        .append(Html.escape(title))
        .append("</h3>\n<div class=\"forest\" role=\"table\" aria-label=\"")
        .append(Html.escape(title))
        .append("\">\n");
    c.rows().forEach(r -> row(out, r, plot));
    out.append("<div class=\"scale\" aria-hidden=\"true\">")
        .append(plot.axis())
        .append("</div>\n</div>\n");
  }

  private static void row(StringBuilder out, Ratio r, ForestPlot plot) {
    String verdict = r.judgement().name().toLowerCase(Locale.ROOT);
    out.append(
        """
        <div class="ratio%s" role="row"><span class="what" role="rowheader">%s</span>\
        <span class="figure" role="cell">%s</span><span class="numbers" role="cell"><b>%s</b> \
        %s<small>%s</small></span><span class="why" role="cell"><b class="flag %s">%s</b> \
        <span>%s</span></span></div>
        """
            .formatted(
                r.coversAll() ? " overall" : "",
                r.coversAll() ? "all workloads" : Html.name(r.workload()),
                plot.row(r),
                ComparisonText.ratio(r.ratio()),
                ComparisonText.interval(r.interval()).replace(" to ", "–"),
                ComparisonText.studies(r.tally()) + " studies",
                verdict,
                r.judgement().text(),
                Html.escape(r.reason())));
  }
}
