package org.algoperf.scoring.report;

import org.algoperf.scoring.ScoringException;

/** Two lines of a text, between which something of ours goes. */
record Markers(String begin, String end) {

  /**
   * The text with a table between the lines, instead of what stands there.
   *
   * @throws ScoringException if the text lacks them
   */
  String insert(String text, String table) {
    int from = text.indexOf(begin);
    int to = text.indexOf(end, Math.max(from, 0));
    if (from < 0 || to < 0) {
      throw new ScoringException(
          "expected the lines '%s' and '%s', which say where the table goes".formatted(begin, end));
    }
    return text.substring(0, from) + begin + "\n" + table + text.substring(to);
  }
}
