package org.algoperf.harness.trial;

/** A submission did what it must not; the message says what. */
final class MisconductException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MisconductException(String message) {
    super(message);
  }
}
