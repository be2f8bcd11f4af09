package org.algoperf.scoring.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lines can be told apart, also by readers who do not see all colours. */
class PaletteTest {

  /** A just noticeable difference is 2.3; lines are thin and far from one another. */
  private static final double APART = 20;

  /** WCAG 2.2, success criterion 1.4.3. */
  private static final double CONTRAST = 4.5;

  /**
   * Simulations at full severity, in linear RGB: Machado, Oliveira and Fernandes (2009), table 1.
   */
  private enum Sight {
    NORMAL,
    PROTANOPIA,
    DEUTERANOPIA,
    TRITANOPIA;

    private double[] matrix() {
      return switch (this) {
        case NORMAL -> new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
        case PROTANOPIA ->
            new double[] {
              .152286, 1.052583, -.204868, .114503, .786281, .099216, -.003882, -.048116, 1.051998
            };
        case DEUTERANOPIA ->
            new double[] {
              .367322, .860646, -.227968, .280085, .672501, .047413, -.011820, .042940, .968881
            };
        case TRITANOPIA ->
            new double[] {
              1.255528, -.076749, -.178779, -.078411, .930809, .147602, .004733, .691367, .303900
            };
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void coloursAreApart(Sight sight) {
    for (List<String> colours : List.of(Palette.LIGHT, Palette.DARK)) {
      for (int i = 0; i < colours.size(); i++) {
        for (int j = 0; j < i; j++) {
          double distance =
              distance(lab(seen(colours.get(i), sight)), lab(seen(colours.get(j), sight)));
          assertTrue(
              distance >= APART, colours.get(i) + " and " + colours.get(j) + ": " + distance);
        }
      }
    }
  }

  @Test
  void coloursStandOutOnTheirPaper() {
    Palette.LIGHT.forEach(c -> contrast("#fdfdfc", c));
    Palette.DARK.forEach(c -> contrast("#131517", c));
  }

  @Test
  void thePageHasTheSameColours() {
    String css = HtmlReport.resource("report.css");
    for (List<String> colours : List.of(Palette.LIGHT, Palette.DARK)) {
      IntStream.range(0, Palette.SIZE)
          .mapToObj(i -> "--s%d: %s;".formatted(i, colours.get(i)))
          .forEach(colour -> assertTrue(css.contains(colour), colour));
    }
  }

  private static void contrast(String paper, String colour) {
    double one = luminance(seen(paper, Sight.NORMAL)) + .05;
    double other = luminance(seen(colour, Sight.NORMAL)) + .05;
    double contrast = Math.max(one, other) / Math.min(one, other);
    assertTrue(contrast >= CONTRAST, colour + ": " + contrast);
  }

  private static double[] seen(String colour, Sight sight) {
    double[] linear =
        IntStream.of(1, 3, 5)
            .mapToDouble(i -> Integer.parseInt(colour.substring(i, i + 2), 16) / 255.0)
            .map(c -> c <= .04045 ? c / 12.92 : Math.pow((c + .055) / 1.055, 2.4))
            .toArray();
    return IntStream.range(0, 3)
        .mapToDouble(row -> dot(sight.matrix(), row, linear))
        .map(c -> Math.max(0, Math.min(1, c)))
        .toArray();
  }

  private static double dot(double[] matrix, int row, double[] v) {
    return matrix[3 * row] * v[0] + matrix[3 * row + 1] * v[1] + matrix[3 * row + 2] * v[2];
  }

  private static double luminance(double[] rgb) {
    return .2126 * rgb[0] + .7152 * rgb[1] + .0722 * rgb[2];
  }

  /** CIELAB under D65. */
  private static double[] lab(double[] rgb) {
    double x = f((.4124 * rgb[0] + .3576 * rgb[1] + .1805 * rgb[2]) / .9505);
    double y = f(luminance(rgb));
    double z = f((.0193 * rgb[0] + .1192 * rgb[1] + .9505 * rgb[2]) / 1.089);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double f(double t) {
    return t > .008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116.0;
  }

  private static double distance(double[] a, double[] b) {
    return Math.sqrt(IntStream.range(0, 3).mapToDouble(i -> Math.pow(a[i] - b[i], 2)).sum());
  }
}
