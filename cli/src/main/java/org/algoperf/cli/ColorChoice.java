package org.algoperf.cli;

import java.util.Arrays;
import java.util.List;

/** When to use colours. */
enum ColorChoice {
  /** On a terminal, unless the environment forbids it. */
  AUTO,
  /** Into files and pipes, too. */
  ALWAYS,
  /** Not at all. */
  NEVER;

  private static final String FLAG = "--color";

  /**
   * What a command line chooses, read before it is parsed, because errors in it are coloured, too.
   * A malformed choice counts as none here; the parser complains about it.
   */
  static ColorChoice of(String... args) {
    List<String> words = Arrays.asList(args);
    int at = words.indexOf(FLAG);
    String value =
        at >= 0 && at + 1 < words.size()
            ? words.get(at + 1)
            : words.stream()
                .filter(word -> word.startsWith(FLAG + "="))
                .map(word -> word.substring(FLAG.length() + 1))
                .findFirst()
                .orElse("");
    return Choices.find(ColorChoice.class, value).orElse(AUTO);
  }
}
