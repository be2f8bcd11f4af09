package org.algoperf.harness;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;

/**
 * An error that ends a command: its message says what was expected, what was found, where, and what
 * to do. A trial that fails is not one; it is an outcome.
 */
public final class HarnessException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorKind kind;

  /** An error with the exception behind it, which may be null. */
  public HarnessException(ErrorKind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** An error with no exception behind it. */
  public HarnessException(ErrorKind kind, String message) {
    this(kind, message, null);
  }

  /** A mistake in flags, names or files. */
  @FormatMethod
  public static HarnessException usage(@FormatString String format, Object... arguments) {
    return new HarnessException(ErrorKind.USAGE, format.formatted(arguments));
  }

  /** An output directory that cannot be used. */
  @FormatMethod
  public static HarnessException output(@FormatString String format, Object... arguments) {
    return new HarnessException(ErrorKind.OUTPUT, format.formatted(arguments));
  }

  /** Data, or results of a run, that are missing or damaged. */
  @FormatMethod
  public static HarnessException data(@FormatString String format, Object... arguments) {
    return new HarnessException(ErrorKind.DATA, format.formatted(arguments));
  }

  /** Whose mistake it is. */
  public ErrorKind kind() {
    return kind;
  }
}
