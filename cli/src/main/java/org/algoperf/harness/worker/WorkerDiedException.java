package org.algoperf.harness.worker;

/** A worker has ended without a reply; the message says how. */
public final class WorkerDiedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** With what is known of the end. */
  public WorkerDiedException(String message) {
    super(message);
  }
}
