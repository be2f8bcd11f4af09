package org.algoperf.scoring.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.algoperf.scoring.Counts;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.compare.Judgement;
import org.algoperf.scoring.history.HistoryText;
import org.algoperf.scoring.history.Night;
import org.algoperf.scoring.history.Trend;
import org.algoperf.scoring.history.Trend.Point;

/**
 * One static page: the last leaderboard, and the history of every submission. Without a script, and
 * with nothing from elsewhere.
 */
public final class HistoryPage {

  private static final String STYLE =
      """
      .trend { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: .4rem 2rem; }
      .trend figure { margin: 0; min-width: 0; } .trend figcaption { color: var(--soft); font-size: .84rem; }
      .trend svg { display: block; width: 100%; height: auto; overflow: visible; }
      .trend .lineplot { fill: none; stroke: var(--accent); stroke-width: 1.6; }
      .trend circle { fill: var(--accent); } .trend .frame { stroke: var(--hair); fill: none; }
      .trend text { fill: var(--soft); font-size: 11px; }
      .trend .level { stroke: var(--s6); stroke-dasharray: 4 3; }
      .trend .slower { fill: var(--slower); } .trend .faster { fill: var(--faster); }
      """;

  private HistoryPage() {}

  /**
   * The page.
   *
   * @param board the leaderboard of the last night
   * @param nights by date, at least one
   * @param baseline through which nights are compared
   * @param trends of the submissions
   */
  public static String write(
      Leaderboard board, List<Night> nights, String baseline, List<Trend> trends) {
    String style = HtmlReport.resource("report.css") + STYLE;
    StringBuilder out = new StringBuilder(1 << 16);
    HtmlReport.head(out, "AlgoPerf, night by night", style, "");
    masthead(out, board, nights, trends);
    out.append("<main>\n");
    HtmlTables.leaderboard(out, board);
    HtmlTables.times(out, board);
    history(out, nights, baseline, trends);
    out.append("</main>\n</body>\n</html>\n");
    return out.toString();
  }

  private static void masthead(
      StringBuilder out, Leaderboard board, List<Night> nights, List<Trend> trends) {
    Night last = nights.get(nights.size() - 1);
    out.append("<header class=\"masthead\">\n<p class=\"eyebrow\">")
        .append(Html.escape(Texts.settings(board)))
        .append("</p>\n<h1>The night of ")
        .append(Html.escape(last.date().substring(0, Math.min(10, last.date().length()))))
        .append("</h1>\n");
    if (board.provenance().quick()) {
      out.append("<p class=\"banner\" role=\"note\">").append(Texts.SMOKE).append("</p>\n");
    }
    out.append("<p class=\"lede\">");
    boolean any = false;
    for (Trend trend : trends) {
      Judgement judgement = trend.last().judgement().orElse(Judgement.INCONCLUSIVE);
      boolean now = trend.last().date().equals(last.date());
      if (now && (judgement == Judgement.SLOWER || judgement == Judgement.FASTER)) {
        any = true;
        out.append("<strong>")
            .append(Html.escape(trend.submission()))
            .append("</strong> is ")
            .append(flag(judgement))
            .append(" than the night before. ");
      }
    }
    out.append(any ? "" : "No submission is shown to have changed since the night before.")
        .append("</p>\n<nav aria-label=\"Contents\"><a href=\"#leaderboard\">Leaderboard</a> ")
        .append("<a href=\"#times\">Times</a> <a href=\"#history\">History</a></nav>\n</header>\n");
  }

  private static String flag(Judgement judgement) {
    return "<span class=\"flag %s\">%s</span>".formatted(judgement.text(), judgement.text());
  }

  private static void history(
      StringBuilder out, List<Night> nights, String baseline, List<Trend> trends) {
    out.append(
        """
        <section id="history"><h2>History of %s</h2>
        <p class="how">Times on the %s clock are relative to %s, which runs beside the others, so that machines may \
        change. A triangle marks a night whose times are shown to differ from those of the night \
        before: up for slower, down for faster. A dashed line marks the night from which on the \
        relative time is on another level, by a permutation test at 1&nbsp;%%.</p>
        """
            .formatted(
                Counts.of(nights.size(), "night"),
                Html.escape(nights.get(nights.size() - 1).results().clock()),
                Html.escape(baseline)));
    for (Trend trend : trends) {
      out.append("<h3>")
          .append(Html.escape(trend.submission()))
          .append("</h3>\n<p class=\"note\">");
      trend
          .last()
          .judgement()
          .ifPresentOrElse(
              j ->
                  out.append(flag(j))
                      .append(" &middot; ")
                      .append(Html.escape(HistoryText.change(trend))),
              () -> out.append("nothing to compare with"));
      out.append("</p>\n<div class=\"trend\">");
      charts(trend, baseline).forEach((title, values) -> figure(out, title, trend, values));
      out.append("</div>\n");
    }
    out.append("</section>\n");
  }

  private static Map<String, List<Double>> charts(Trend trend, String baseline) {
    Map<String, List<Double>> charts = new LinkedHashMap<>();
    charts.put("score", trend.points().stream().map(Point::score).toList());
    charts.put(
        "time relative to " + baseline, trend.points().stream().map(Point::relative).toList());
    Map<String, List<Double>> times = new TreeMap<>();
    trend.points().stream()
        .flatMap(p -> p.medians().keySet().stream())
        .distinct()
        .forEach(
            w ->
                times.put(
                    "time on " + w,
                    trend.points().stream()
                        .map(p -> p.medians().getOrDefault(w, Double.NaN))
                        .toList()));
    charts.putAll(times);
    return charts;
  }

  private static void figure(StringBuilder out, String title, Trend trend, List<Double> values) {
    boolean relative = title.startsWith("time relative");
    out.append("<figure><figcaption>").append(Html.escape(title)).append("</figcaption>");
    out.append(TrendChart.svg(title, trend, values, relative)).append("</figure>\n");
  }
}
