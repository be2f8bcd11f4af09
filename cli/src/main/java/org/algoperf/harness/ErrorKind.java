package org.algoperf.harness;

/** Whose mistake it is, and the exit code that says so. */
public enum ErrorKind {
  /** Unknown names, malformed files, values out of range. */
  USAGE(2),
  /** Data that is missing or damaged. */
  DATA(4),
  /** An output directory that cannot be written, is in use, or holds something else. */
  OUTPUT(5),
  /** A scheduler that refuses a job, or does not answer. */
  SCHEDULER(6),
  /** A fault of the harness itself. */
  INTERNAL(70),
  /** Stopped from outside; the run can be continued. */
  INTERRUPTED(130);

  private final int exitCode;

  ErrorKind(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The exit code of a command that ends with this error. */
  public int exitCode() {
    return exitCode;
  }
}
