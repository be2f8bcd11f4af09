package org.algoperf.scoring;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Logs or a request that cannot be scored; the message says what to do. */
public final class ScoringException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Optional<Unknown> unknown;

  /**
   * A name that is not there.
   *
   * @param name as it was given
   * @param known those that are
   */
  public record Unknown(String name, List<String> known) {

    /** Copies the list. */
    public Unknown {
      known = List.copyOf(known);
    }
  }

  /** With a message for the user. */
  public ScoringException(String message) {
    this(message, Optional.empty(), null);
  }

  /** Of a name that is none of the known ones. */
  public ScoringException(String message, String name, Collection<String> known) {
    this(message, Optional.of(new Unknown(name, List.copyOf(known))), null);
  }

  /** With a message for the user and the cause for a debugger. */
  public ScoringException(String message, Throwable cause) {
    this(message, Optional.empty(), cause);
  }

  private ScoringException(String message, Optional<Unknown> unknown, Throwable cause) {
    super(message, cause);
    this.unknown = unknown;
  }

  /** The name that is not there, if that is what is wrong. */
  public Optional<Unknown> unknown() {
    return unknown;
  }
}
