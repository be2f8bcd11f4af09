package org.algoperf.scoring;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of a width. */
public final class Wrap {

  private Wrap() {}

  /**
   * Breaks a text between words.
   *
   * @param indent before every line
   * @param width of a line with its indentation; a longer word has a line to itself
   */
  public static List<String> lines(String text, String indent, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.split(" ", -1)) {
      boolean first = line.length() == indent.length();
      if (!first && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        first = true;
      }
      line.append(first ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
