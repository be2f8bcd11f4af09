package org.algoperf.harness.doctor;

/**
 * One thing that was looked at.
 *
 * @param check what was looked at
 * @param level how bad it is
 * @param found what was found, with its unit
 * @param advice what to do; empty when all is well
 */
public record Finding(String check, Level level, String found, String advice) {

  /** How bad a finding is. */
  public enum Level {
    OK,
    /** Results are right, but noisier, slower or of other data than they could be. */
    WARNING,
    /** A run would fail, or its times would mean nothing. */
    PROBLEM
  }

  /** Nothing to do. */
  static Finding ok(String check, String found) {
    return new Finding(check, Level.OK, found, "");
  }

  /** Well, or else as bad as {@code level}, with advice. */
  static Finding unless(boolean well, Finding otherwise) {
    return well ? ok(otherwise.check, otherwise.found) : otherwise;
  }
}
