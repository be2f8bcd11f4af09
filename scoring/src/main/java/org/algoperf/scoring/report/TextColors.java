package org.algoperf.scoring.report;

/** How the lines of a plot in a terminal are told apart. */
final class TextColors {

  /** Of a target, which is no line of a submission. */
  static final int TARGET = Integer.MAX_VALUE;

  /** Of the terminal's own sixteen, those that read on black and on white. */
  private static final int[] CODES = {34, 31, 32, 35, 36, 33, 94, 91, 92, 95, 96, 93};

  private static final int GREY = 90;

  private TextColors() {}

  static String of(int line, String text) {
    int code = line == TARGET ? GREY : CODES[line % CODES.length];
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }

  /** {@code a} to {@code z}, and again; a dot for a target. */
  static char letter(int line) {
    return line == TARGET ? '\u00b7' : (char) ('a' + line % 26);
  }
}
