package org.algoperf.scoring.report;

import java.util.ArrayList;
import java.util.List;
import org.algoperf.scoring.Curve;

/**
 * A line chart for a terminal.
 *
 * @param title above it
 * @param xLabel under the axis
 * @param frame what is shown; lines are cut off at its upper and lower edge
 * @param columns of the terminal
 * @param color whether lines are told apart by colours; else by letters
 */
record TextPlot(String title, String xLabel, Frame frame, int columns, boolean color) {

  private static final int ROWS = 15;
  private static final int LABEL = 8;
  private static final int NARROWEST = 30;
  private static final int WIDEST = 120;

  /** The rectangle that is shown. */
  record Frame(double left, double right, double low, double high) {

    private double x(double value) {
      return clamped((value - left) / (right - left));
    }

    private double y(double value) {
      return clamped((value - low) / (high - low));
    }

    private static double clamped(double share) {
      return Math.max(0, Math.min(1, share));
    }
  }

  /**
   * Draws.
   *
   * @param curves with the number that chooses their colour or letter: their index
   * @param targets values of y that are marked by a line
   */
  String draw(List<Curve> curves, List<Double> targets) {
    int width = Math.max(NARROWEST, Math.min(WIDEST, columns)) - LABEL - 2;
    Canvas canvas = new Canvas(width, ROWS, color);
    for (double target : targets) {
      canvas.line(TextColors.TARGET, 0, frame.y(target), 1, frame.y(target));
    }
    // The best last, so that it lies on top.
    for (int i = curves.size() - 1; i >= 0; i--) {
      line(canvas, curves.get(i), i);
    }
    StringBuilder out = new StringBuilder(title).append('\n');
    for (int row = 0; row < ROWS; row++) {
      out.append(label(row)).append(canvas.row(row).stripTrailing()).append('\n');
    }
    out.append(" ".repeat(LABEL)).append('└').append("─".repeat(width)).append('\n');
    out.append(axis(width));
    legend(curves, width)
        .forEach(line -> out.append(" ".repeat(LABEL + 1)).append(line).append('\n'));
    return out.toString();
  }

  private void line(Canvas canvas, Curve curve, int index) {
    for (int i = 1; i < curve.x().size(); i++) {
      double y0 = curve.y().get(i - 1);
      double y1 = curve.y().get(i);
      if (Double.isFinite(y0) && Double.isFinite(y1)) {
        canvas.line(
            index,
            frame.x(curve.x().get(i - 1)),
            frame.y(y0),
            frame.x(curve.x().get(i)),
            frame.y(y1));
      }
    }
  }

  private String label(int row) {
    boolean labelled = row == 0 || row == ROWS - 1 || row == ROWS / 2;
    double share = 1 - (row + (row == 0 ? 0 : row == ROWS - 1 ? 1 : .5)) / ROWS;
    String text = labelled ? number(frame.low + share * (frame.high - frame.low)) : "";
    return " ".repeat(Math.max(0, LABEL - 1 - text.length())) + text + (labelled ? " ┤" : " │");
  }

  /** {@code 1 time relative to the fastest 4}. */
  private String axis(int width) {
    String left = number(frame.left);
    String right = number(frame.right);
    int room = width - left.length() - right.length();
    String middle = xLabel.length() + 2 > room ? "" : xLabel;
    int before = (room - middle.length()) / 2;
    return " ".repeat(LABEL + 1)
        + left
        + " ".repeat(Math.max(1, before))
        + middle
        + " ".repeat(Math.max(1, room - before - middle.length()))
        + right
        + "\n";
  }

  private List<String> legend(List<Curve> curves, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (int i = 0; i < curves.size(); i++) {
      String name = curves.get(i).name();
      int length = name.length() + 4;
      if (used > 0 && used + length > width) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        used = 0;
      }
      String mark = color ? TextColors.of(i, "━━") : TextColors.letter(i) + " ";
      line.append(mark).append(color ? " " : "").append(name).append("  ");
      used += length + 1;
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /** Three significant digits. */
  private static String number(double value) {
    return Texts.significant(value);
  }
}
