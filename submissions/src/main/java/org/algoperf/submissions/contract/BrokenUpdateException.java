package org.algoperf.submissions.contract;

/** A rule's update is not what it must be; the message says which rule, and how. */
final class BrokenUpdateException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  BrokenUpdateException(String message) {
    super(message);
  }
}
