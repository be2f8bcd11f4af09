package org.algoperf.submissions.contract;

import java.util.Arrays;
import java.util.Optional;

/** What a submission threw, in words that lead to its source. */
public final class Thrown {

  /** The name of every class loader of submissions from outside. */
  public static final String LOADER = "submission";

  private static final String CLOSED = "Native resource has been released";

  private Thrown() {}

  /** What it was, where in the submission's source, and for a common mistake what to do. */
  public static String describe(Throwable e) {
    String what = e.getClass().getName().startsWith("ai.djl.") ? e.getMessage() : e.toString();
    String text = String.valueOf(what).strip().replaceAll("\\s+", " ");
    return "it threw %s%s%s"
        .formatted(text, line(e).map(line -> " at " + line).orElse(""), advice(text));
  }

  /** The innermost line of a submission from outside: {@code MyOptimizer.java:17}. */
  public static Optional<String> line(Throwable e) {
    return Arrays.stream(e.getStackTrace())
        .filter(frame -> LOADER.equals(frame.getClassLoaderName()))
        .findFirst()
        .map(frame -> "%s:%d".formatted(frame.getFileName(), frame.getLineNumber()));
  }

  private static String advice(String text) {
    return text.contains(CLOSED)
        ? ": an array lives until the step ends in which it was made; take one that outlives it from"
            + " State, in init, and overwrite that"
        : "";
  }
}
