package org.algoperf.scoring;

/** Numbers of things, in words. */
public final class Counts {

  private Counts() {}

  /** {@code 1 trial}, {@code 2 trials}, {@code 3 studies}. */
  public static String of(long number, String what) {
    String plural = what.endsWith("y") ? what.substring(0, what.length() - 1) + "ies" : what + "s";
    return number + " " + (number == 1 ? what : plural);
  }
}
