package org.algoperf.submissions.api;

/** A point does not fit a submission; the message says where, what was expected and found. */
public final class HyperparameterException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** An error without another behind it. */
  public HyperparameterException(String message) {
    super(message);
  }

  /** An error with the one behind it. */
  public HyperparameterException(String message, Throwable cause) {
    super(message, cause);
  }
}
