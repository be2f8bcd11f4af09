package org.algoperf.cli;

import java.util.OptionalInt;

/**
 * What a stream is shown on.
 *
 * @param columns the width of its terminal; absent where it is none
 * @param color whether it may be coloured
 */
record Screen(OptionalInt columns, boolean color) {

  /** A screen of a width, if it is a positive number. */
  static OptionalInt width(String columns) {
    return columns.matches("[1-9][0-9]{0,4}")
        ? OptionalInt.of(Integer.parseInt(columns))
        : OptionalInt.empty();
  }

  /** This screen with or without colours. */
  Screen colored(boolean wanted) {
    return new Screen(columns, wanted);
  }
}
