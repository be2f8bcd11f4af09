package org.algoperf.harness.launch;

import java.util.List;

/** Commands as one types them in a POSIX shell. */
public final class Shell {

  private Shell() {}

  /** A command of some words. */
  public static String quoted(List<String> words) {
    return String.join(" ", words.stream().map(Shell::quoted).toList());
  }

  /** A word. */
  public static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./=:,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
