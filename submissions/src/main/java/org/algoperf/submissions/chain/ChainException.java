package org.algoperf.submissions.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A chain cannot be built; the message says why, the path where. */
public final class ChainException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final ArrayList<String> path;

  private ChainException(String message, List<String> path) {
    super(message);
    this.path = new ArrayList<>(path);
  }

  /**
   * Keys, and positions in lists from 0, from the chain to the mistake: {@code 2,
   * scale_by_learning_rate}.
   */
  public List<String> path() {
    return List.copyOf(path);
  }

  /** What {@code part} makes; its mistakes are found under {@code key}. */
  static <T> T within(String key, Supplier<T> part) {
    try {
      return part.get();
    } catch (IllegalArgumentException e) {
      List<String> longer = new ArrayList<>(List.of(key));
      longer.addAll(pathOf(e));
      throw new ChainException(e.getMessage(), longer);
    }
  }

  /** The same mistake in other words. */
  static ChainException saying(String message, IllegalArgumentException e) {
    return new ChainException(message, pathOf(e));
  }

  private static List<String> pathOf(IllegalArgumentException e) {
    return e instanceof ChainException mistake ? mistake.path() : List.of();
  }
}
