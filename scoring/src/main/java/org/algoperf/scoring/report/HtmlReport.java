package org.algoperf.scoring.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.Rule;

/**
 * One page that needs nothing but itself: its content security policy allows exactly the style and
 * the script that it carries, and no request at all. Every name that comes from a log is escaped.
 */
final class HtmlReport {

  private HtmlReport() {}

  static String write(Leaderboard board, Optional<ComparisonReport> comparison) {
    String style = resource("report.css");
    String script = resource("report.js");
    StringBuilder out = new StringBuilder(1 << 18);
    String title = Finding.of(board).headline() + ": AlgoPerf leaderboard";
    head(out, title, style, "script-src " + Html.sourceHash(script) + "; ");
    out.append("<a class=\"skip\" href=\"#leaderboard\">Skip to the leaderboard</a>\n");
    HtmlMasthead.write(out, board, comparison.isPresent());
    out.append("<main>\n");
    HtmlLeaderboard.write(out, board);
    comparison.ifPresent(report -> HtmlComparison.write(out, report));
    HtmlFigures.profiles(out, board);
    HtmlFigures.tau(out, board);
    HtmlTimes.write(out, board);
    HtmlFigures.curves(out, board);
    HtmlRobustness.write(out, board);
    HtmlDetails.write(out, board);
    out.append("</main>\n");
    footer(out, board);
    out.append("<script type=\"application/json\" id=\"data\">")
        .append(HtmlData.json(board))
        .append("</script>\n<script type=\"application/json\" id=\"runs\">")
        .append(HtmlData.runs(board))
        .append("</script>\n<script>")
        .append(script)
        .append("</script>\n</body>\n</html>\n");
    return out.toString();
  }

  /**
   * The head of a page, which may carry this style and nothing else.
   *
   * @param scripts directive of the content security policy for the page's script; empty for none
   */
  static void head(StringBuilder out, String title, String style, String scripts) {
    out.append(
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src %s; \
        %simg-src data:; base-uri 'none'; form-action 'none'">
        <meta name="color-scheme" content="light dark">
        <link rel="icon" href="data:,">
        <title>%s</title>
        <style>%s</style>
        </head>
        <body>
        """
            .formatted(Html.sourceHash(style), scripts, Html.escape(title), style));
  }

  private static void footer(StringBuilder out, Leaderboard board) {
    String how =
        board.request().rule() == Rule.EXACT
            ? "The score is the mean over workloads of max(0, (τ − r) / (τ − 1)), where r is the "
                + "median time to target over the studies, relative to the fastest submission, and "
                + "τ = tau_max. In a study the fastest trial counts; a study without logs is a miss."
            : "The score is the official code’s: in a study the trial with the fewest evaluations "
                + "counts, the median is over the studies that are present, and the profile is "
                + "integrated by the trapezoid rule on 100 points.";
    out.append("<footer><p>")
        .append(how)
        .append("</p><p>Intervals are 95&nbsp;% bootstrap percentiles over studies (")
        .append(board.request().resamples())
        .append(" resamples, seed ")
        .append(board.request().seed())
        .append("). Two submissions are called apart when the interval of the difference of their ")
        .append("scores lies above zero.</p></footer>\n");
  }

  static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
