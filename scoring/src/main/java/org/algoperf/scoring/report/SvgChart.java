package org.algoperf.scoring.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.algoperf.scoring.Curve;

/**
 * A line chart with y from 0 to 1, and a legend on the right in the order of the lines.
 *
 * @param title above the chart
 * @param xLabel under the axis
 * @param yLabel beside the axis
 * @param left end of x
 * @param right end of x
 * @param note under the chart
 */
record SvgChart(
    String title, String xLabel, String yLabel, double left, double right, String note) {

  private static final String STYLE =
      """
      .paper{fill:#fff}.ink{fill:#1f2328}.soft{fill:#57606a}.grid{stroke:#d8dee4}.line{fill:none;stroke-width:2;stroke-linejoin:round}
      %s
      @media (prefers-color-scheme:dark){.paper{fill:#131517}.ink{fill:#e9e9e6}.soft{fill:#a0a7ae}.grid{stroke:#30363d}
      %s}
      """
          .formatted(Palette.strokes(Palette.LIGHT), Palette.strokes(Palette.DARK));

  /** More lines than these are not told apart; the last ones are left out. */
  static final int LINES = 16;

  private static final List<String> DASHES = List.of("none", "7 3");

  private static final int X = 64;
  private static final int Y = 48;
  private static final int WIDTH = 520;
  private static final int HEIGHT = 340;

  String draw(List<Curve> curves) {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 460" role="img" \
        font-family="system-ui, sans-serif" font-size="13" class="ink">
        <title>%s</title>
        <style>
        %s</style>
        <rect width="800" height="460" rx="6" class="paper"/>
        <text x="%d" y="26" font-size="16" font-weight="600">%s</text>
        """
            .formatted(Html.escape(title), STYLE, X, Html.escape(title)));
    axes(out);
    List<Curve> shown = curves.subList(0, Math.min(LINES, curves.size()));
    for (int i = shown.size() - 1; i >= 0; i--) {
      line(out, shown.get(i), i);
    }
    if (shown.size() < curves.size()) {
      out.append(
          "<text x=\"604\" y=\"%d\" class=\"soft\">and %d more below them</text>\n"
              .formatted(Y + 14 + 20 * shown.size(), curves.size() - shown.size()));
    }
    return out.append("</svg>\n").toString();
  }

  private void axes(StringBuilder out) {
    for (int i = 0; i <= 5; i++) {
      double share = i / 5.0;
      out.append(
          """
          <path d="M%s %sH%s" class="grid"/>
          <text x="%s" y="%s" text-anchor="end" class="soft">%s</text>
          """
              .formatted(X, n(y(share)), X + WIDTH, X - 8, n(y(share) + 4), Texts.fixed(share, 1)));
    }
    for (int i = 0; i <= 6; i++) {
      double value = left + (right - left) * i / 6;
      out.append(
          """
          <text x="%s" y="%s" text-anchor="middle" class="soft">%s</text>
          """
              .formatted(n(x(value)), Y + HEIGHT + 20, Texts.tau(Math.round(value * 100) / 100.0)));
    }
    out.append(
        """
        <text x="%d" y="%d" text-anchor="middle">%s</text>
        <text transform="translate(20 %d) rotate(-90)" text-anchor="middle">%s</text>
        <text x="%d" y="452" font-size="11" class="soft">%s</text>
        """
            .formatted(
                X + WIDTH / 2,
                Y + HEIGHT + 42,
                Html.escape(xLabel),
                Y + HEIGHT / 2,
                Html.escape(yLabel),
                X,
                Html.escape(note)));
  }

  /** Draws a line and its entry in the legend. */
  private void line(StringBuilder out, Curve curve, int index) {
    String style =
        "class=\"line c%d\" stroke-dasharray=\"%s\""
            .formatted(index % Palette.SIZE, DASHES.get(index / Palette.SIZE % DASHES.size()));
    String points =
        IntStream.range(0, curve.x().size())
            .mapToObj(i -> n(x(curve.x().get(i))) + " " + n(y(curve.y().get(i))))
            .collect(Collectors.joining("L"));
    int row = Y + 10 + 20 * index;
    out.append(
        """
        <path d="M%s" %s><title>%s</title></path>
        <path d="M604 %dh24" %s/>
        <text x="634" y="%d">%s</text>
        """
            .formatted(
                points,
                style,
                Html.escape(curve.name()),
                row,
                style,
                row + 4,
                Html.escape(curve.name())));
  }

  private double x(double value) {
    return X + WIDTH * (value - left) / (right - left);
  }

  private double y(double share) {
    return Y + HEIGHT * (1 - share);
  }

  private static String n(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
