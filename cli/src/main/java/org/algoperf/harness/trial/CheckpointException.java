package org.algoperf.harness.trial;

/** A file that no trial can be resumed from; the message says why, in one line. */
final class CheckpointException extends Exception {
  private static final long serialVersionUID = 1L;

  CheckpointException(String message) {
    super(message.replaceAll("\\s+", " "));
  }
}
