package org.algoperf.cli;

/** This program, as somebody calls it. */
final class Program {

  private static final String PROPERTY = "algoperf.command";

  private Program() {}

  /** What begins a command that can be pasted: what the launcher was called as, as it tells. */
  static String command() {
    return System.getProperty(PROPERTY, "./algoperf");
  }
}
