package org.algoperf.scoring.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.algoperf.scoring.compare.Judgement;
import org.algoperf.scoring.history.Trend;
import org.algoperf.scoring.history.Trend.Point;

/** A small chart of one number over the nights, with marks where it changed. */
final class TrendChart {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 110;
  private static final int LEFT = 44;
  private static final int TOP = 14;
  private static final int BOTTOM = 88;

  private final StringBuilder out = new StringBuilder();
  private final List<Double> values;
  private final double low;
  private final double high;

  private TrendChart(List<Double> values) {
    this.values = values;
    double least = values.stream().filter(Double::isFinite).mapToDouble(v -> v).min().orElse(0);
    double most = values.stream().filter(Double::isFinite).mapToDouble(v -> v).max().orElse(1);
    // A tenth of the level at least, so that a tremble does not fill the chart.
    double pad = Math.max(0.1 * (most - least), 0.05 * Math.abs(most) + 1e-9);
    boolean zero = least == 0 && most == 0;
    this.low = zero ? 0 : least - pad;
    this.high = zero ? 1 : most + pad;
  }

  /**
   * The chart.
   *
   * @param values in the order of the trend's points; infinite for a miss, NaN for none
   * @param marked whether changes are marked on it
   */
  static String svg(String title, Trend trend, List<Double> values, boolean marked) {
    TrendChart chart = new TrendChart(values);
    chart.frame(title, trend);
    if (marked) {
      trend.changes().forEach(chart::level);
    }
    chart.line();
    for (int i = 0; i < values.size(); i++) {
      chart.point(i, trend.points().get(i), marked);
    }
    return chart.out.append("</svg>").toString();
  }

  private void frame(String title, Trend trend) {
    out.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s of %s\">"
            .formatted(WIDTH, HEIGHT, Html.escape(title), Html.escape(trend.submission())));
    out.append("<path class=\"frame\" d=\"M%d %dV%dH%d\"/>".formatted(LEFT, TOP, BOTTOM, WIDTH));
    if (values.stream().anyMatch(Double::isFinite)) {
      text(LEFT - 5, TOP + 8, "end", number(high));
      text(LEFT - 5, BOTTOM, "end", number(low));
    } else {
      boolean known = values.stream().anyMatch(v -> v.isInfinite());
      text((LEFT + WIDTH) / 2, (TOP + BOTTOM) / 2, "middle", known ? "always missed" : "not known");
    }
    text(LEFT, BOTTOM + 16, "start", day(trend.points().get(0)));
    if (values.size() > 1) {
      text(WIDTH, BOTTOM + 16, "end", day(trend.last()));
    }
  }

  private void line() {
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (int i = 0; i < values.size(); i++) {
      boolean there = Double.isFinite(values.get(i));
      if (there) {
        path.append(pen ? "L" : "M").append(coordinate(x(i))).append(' ').append(coordinate(y(i)));
      }
      pen = there;
    }
    out.append("<path class=\"lineplot\" d=\"").append(path).append("\"/>");
  }

  private void level(int i) {
    double x = (x(Math.max(0, i - 1)) + x(i)) / 2;
    out.append("<path class=\"level\" d=\"M%s %dV%d\"/>".formatted(coordinate(x), TOP - 8, BOTTOM));
  }

  private void point(int i, Point point, boolean marked) {
    double value = values.get(i);
    if (!Double.isFinite(value)) {
      if (Double.isInfinite(value)) {
        out.append(
            "<path class=\"missed\" d=\"M%s %dl6 6m0-6l-6 6\"><title>%s: missed</title></path>"
                .formatted(coordinate(x(i) - 3), TOP, Html.escape(point.date())));
      }
      return;
    }
    String words = "%s: %s".formatted(point.date(), number(value));
    Optional<Judgement> judgement =
        point.judgement().filter(j -> j == Judgement.SLOWER || j == Judgement.FASTER);
    if (marked && judgement.isPresent()) {
      int way = judgement.get() == Judgement.SLOWER ? 1 : -1;
      out.append(
          "<path class=\"%s\" d=\"M%s %sl-6 %dh12z\"><title>%s, %s</title></path>"
              .formatted(
                  judgement.get().text(),
                  coordinate(x(i)),
                  coordinate(y(i) - 7 * way),
                  12 * way,
                  Html.escape(words),
                  judgement.get().text()));
    } else {
      out.append(
          "<circle cx=\"%s\" cy=\"%s\" r=\"2.6\"><title>%s</title></circle>"
              .formatted(coordinate(x(i)), coordinate(y(i)), Html.escape(words)));
    }
  }

  private void text(int x, int y, String anchor, String words) {
    out.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>"
            .formatted(x, y, anchor, Html.escape(words)));
  }

  private double x(int i) {
    return values.size() == 1
        ? LEFT + 10
        : LEFT + 10 + i * (WIDTH - LEFT - 20.0) / (values.size() - 1);
  }

  private double y(int i) {
    return BOTTOM - (values.get(i) - low) / (high - low) * (BOTTOM - TOP);
  }

  private static String day(Point point) {
    return point.date().substring(0, Math.min(10, point.date().length()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  private static String coordinate(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
