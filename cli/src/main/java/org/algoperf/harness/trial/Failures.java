package org.algoperf.harness.trial;

import java.util.Arrays;
import org.algoperf.submissions.contract.Thrown;

/** Says in one line what a submission threw. */
public final class Failures {

  private static final int LONGEST = 500;
  private static final int FRAMES = 10;

  private Failures() {}

  /** When it happened, what it was, and where: the trace goes to standard error. */
  public static String describe(String when, Throwable thrown) {
    if (thrown instanceof MisconductException) {
      return when + ": " + thrown.getMessage();
    }
    StackTraceElement[] trace = thrown.getStackTrace();
    System.err.println(when + ": " + thrown);
    Arrays.stream(trace).limit(FRAMES).forEach(frame -> System.err.println("    at " + frame));
    String where =
        Thrown.line(thrown)
            .or(() -> Arrays.stream(trace).findFirst().map(StackTraceElement::toString))
            .map(line -> " at " + line)
            .orElse("");
    String what = String.valueOf(thrown).replaceAll("\\s+", " ");
    String text = when + ": " + what;
    return (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...") + where;
  }
}
