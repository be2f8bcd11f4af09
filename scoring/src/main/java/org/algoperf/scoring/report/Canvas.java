package org.algoperf.scoring.report;

import java.util.Arrays;

/**
 * Lines on a grid of characters. In colour a character is a Braille pattern of 2 by 4 dots;
 * without, it is the letter of the line, so that lines can be told apart on any terminal.
 */
final class Canvas {

  /** What a cell holds while no line goes through it. */
  private static final int NOBODY = -1;

  private static final int BRAILLE = 0x2800;
  private static final int DOTS_X = 2;
  private static final int DOTS_Y = 4;

  /** The bits of the dots of a pattern, row by row. */
  private static final int[] DOTS = {0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80};

  private final int width;
  private final int height;
  private final boolean color;
  private final int[] dots;
  private final int[] owner;

  Canvas(int width, int height, boolean color) {
    this.width = width;
    this.height = height;
    this.color = color;
    this.dots = new int[width * height];
    this.owner = new int[width * height];
    Arrays.fill(owner, NOBODY);
  }

  /** Draws a line of number {@code line} between two points of [0, 1] by [0, 1]. */
  void line(int line, double x0, double y0, double x1, double y1) {
    int across = width * (color ? DOTS_X : 1);
    int down = height * (color ? DOTS_Y : 1);
    double reach = Math.max(Math.abs(x1 - x0) * across, Math.abs(y1 - y0) * down);
    int steps = Math.max(1, (int) Math.ceil(2 * reach));
    for (int i = 0; i <= steps; i++) {
      double share = (double) i / steps;
      dot(line, pixel(x0 + share * (x1 - x0), across), pixel(1 - y0 - share * (y1 - y0), down));
    }
  }

  private static int pixel(double share, int count) {
    return Math.max(0, Math.min(count - 1, (int) (share * count)));
  }

  private void dot(int line, int x, int y) {
    int cell = color ? y / DOTS_Y * width + x / DOTS_X : y * width + x;
    if (color) {
      dots[cell] |= DOTS[y % DOTS_Y * DOTS_X + x % DOTS_X];
    }
    owner[cell] = line;
  }

  /** A row from the top, as wide as the canvas. */
  String row(int row) {
    StringBuilder text = new StringBuilder();
    for (int i = row * width; i < (row + 1) * width; i++) {
      if (owner[i] == NOBODY) {
        text.append(' ');
      } else if (color) {
        text.append(TextColors.of(owner[i], Character.toString(BRAILLE + dots[i])));
      } else {
        text.append(TextColors.letter(owner[i]));
      }
    }
    return text.toString();
  }
}
