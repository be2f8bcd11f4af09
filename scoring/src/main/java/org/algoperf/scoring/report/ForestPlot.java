package org.algoperf.scoring.report;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.algoperf.scoring.compare.Ratio;

/**
 * Ratios with their intervals as rows of one figure, all on one logarithmic scale around 1. A band
 * is the noise floor; an arrow at an edge stands for what lies beyond it, a missed target as well.
 *
 * @param reach the scale goes from 1 / reach to reach
 */
record ForestPlot(double reach) {

  private static final List<Double> REACHES = List.of(1.1, 1.25, 1.5, 2.0, 4.0);

  private static final int WIDTH = 300;
  private static final int HEIGHT = 26;
  private static final int EDGE = 10;
  private static final int MIDDLE = HEIGHT / 2;

  /** A plot that holds all of these, or as much of them as is worth showing. */
  static ForestPlot of(Collection<Ratio> rows) {
    double most =
        rows.stream()
            .flatMapToDouble(
                r -> DoubleStream.of(r.ratio(), r.interval().low(), r.interval().high()))
            .filter(v -> Double.isFinite(v) && v > 0)
            .map(v -> Math.max(v, 1 / v))
            .max()
            .orElse(1);
    double last = REACHES.get(REACHES.size() - 1);
    return new ForestPlot(REACHES.stream().filter(r -> r >= most).findFirst().orElse(last));
  }

  /** A row. */
  String row(Ratio r) {
    StringBuilder out = open("role=\"img\" aria-label=\"%s\"".formatted(Html.escape(words(r))));
    double floor = 1 + r.floor();
    out.append(
        "<rect class=\"floor\" x=\"%s\" y=\"0\" width=\"%s\" height=\"%d\"/>"
            .formatted(n(x(1 / floor)), n(x(floor) - x(1 / floor)), HEIGHT));
    out.append(
        "<path class=\"edge\" d=\"M%d 0v%dM%d 0v%d\"/>"
            .formatted(EDGE, HEIGHT, WIDTH - EDGE, HEIGHT));
    out.append("<path class=\"one\" d=\"M%s 0v%d\"/>".formatted(n(x(1)), HEIGHT));
    if (!Double.isNaN(r.ratio())) {
      out.append("<g class=\"%s\">".formatted(r.judgement().name().toLowerCase(Locale.ROOT)));
      if (!Double.isNaN(r.interval().low())) {
        interval(out, r.interval().low(), r.interval().high());
      }
      point(out, r.ratio());
      out.append("</g>");
    }
    return out.append("</svg>").toString();
  }

  private void interval(StringBuilder out, double low, double high) {
    out.append("<path class=\"bar\" d=\"M%s %dH%s\"/>".formatted(n(x(low)), MIDDLE, n(x(high))));
    if (low < 1 / reach) {
      arrow(out, EDGE, -1);
    }
    if (high > reach) {
      arrow(out, WIDTH - EDGE, 1);
    }
  }

  private void point(StringBuilder out, double ratio) {
    if (ratio < 1 / reach || ratio > reach) {
      arrow(out, ratio < 1 ? EDGE : WIDTH - EDGE, ratio < 1 ? -1 : 1);
    } else {
      out.append("<circle cx=\"%s\" cy=\"%d\" r=\"5\"/>".formatted(n(x(ratio)), MIDDLE));
    }
  }

  private static void arrow(StringBuilder out, int x, int way) {
    out.append("<path class=\"arrow\" d=\"M%d %dv10l%d -5z\"/>".formatted(x, MIDDLE - 5, way * 9));
  }

  /** The axis, in the words of a reader. */
  String axis() {
    StringBuilder out = open("aria-hidden=\"true\"");
    text(out, EDGE, "start", "%s× faster".formatted(Texts.tau(reach)));
    text(out, WIDTH / 2, "middle", "same");
    text(out, WIDTH - EDGE, "end", "%s× slower".formatted(Texts.tau(reach)));
    return out.append("</svg>").toString();
  }

  private static void text(StringBuilder out, int x, String anchor, String words) {
    out.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>"
            .formatted(x, HEIGHT - 8, anchor, words));
  }

  private static StringBuilder open(String attributes) {
    return new StringBuilder()
        .append("<svg viewBox=\"0 0 %d %d\" %s>".formatted(WIDTH, HEIGHT, attributes));
  }

  private static String words(Ratio r) {
    return "ratio %s, interval %s"
        .formatted(ComparisonText.ratio(r.ratio()), ComparisonText.interval(r.interval()));
  }

  private double x(double ratio) {
    double share = Math.log(ratio) / Math.log(reach);
    return WIDTH / 2.0 + Math.max(-1, Math.min(1, share)) * (WIDTH / 2.0 - EDGE);
  }

  private static String n(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
