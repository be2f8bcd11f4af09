package org.algoperf.submissions.api;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Names of hyperparameters and submissions. */
public final class Names {

  private Names() {}

  /** {@code MyOptimizer} or {@code myOptimizer} in snake case: {@code my_optimizer}. */
  public static String snakeCase(String camelCase) {
    return camelCase
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
        .toLowerCase(Locale.ROOT);
  }

  /** The constant of a closed set that is written as {@code name}, in lower case. */
  public static Optional<Object> constant(Class<?> set, Object name) {
    return Arrays.stream(set.getEnumConstants())
        .filter(constant -> lowerCase(constant).equals(name))
        .map(Object.class::cast)
        .findFirst();
  }

  /** How the constants of a closed set are written: {@code adam or sgd}. */
  public static String constants(Class<?> set) {
    return Arrays.stream(set.getEnumConstants()).map(Names::lowerCase).collect(joining(" or "));
  }

  private static String lowerCase(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
  }

  /**
   * The candidate with the smallest edit distance to {@code name}, if at most half of the letters
   * differ.
   */
  public static Optional<String> nearest(String name, Collection<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .filter(best -> 2 * distance(name, best) <= Math.max(name.length(), best.length()));
  }

  /** Levenshtein's distance: insertions, deletions and substitutions cost 1 each. */
  public static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
