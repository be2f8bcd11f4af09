package org.algoperf.scoring.log;

import java.util.OptionalLong;

/**
 * Whether a trial had the machine for itself, over its clocked parts.
 *
 * @param contended whether it waited for the machine: see {@link #isContended}
 * @param voluntarySwitches how often the training thread gave up its core, to wait for something;
 *     empty where the system does not tell
 * @param involuntarySwitches how often its core was taken away, for another thread; empty where the
 *     system does not tell
 * @param loadAtStart threads that wanted to run, averaged over the last minute, when the trial
 *     began; NaN where the system does not tell
 * @param loadAtEnd the same when it ended
 */
public record Contention(
    boolean contended,
    OptionalLong voluntarySwitches,
    OptionalLong involuntarySwitches,
    double loadAtStart,
    double loadAtEnd) {

  /** The ratio of wall to processor time above which a trial counts as contended. */
  public static final double THRESHOLD = 1.1;

  /** How many trials were contended, and what to make of it, in words. */
  public static String words(int contended, int trials) {
    return ("contended: %d of %d %s took over %s times as long as %s computed; score --clock cpu"
            + " leaves the waiting out, but a trial whose budget ran out has had fewer steps, on"
            + " any clock")
        .formatted(
            contended,
            trials,
            trials == 1 ? "trial" : "trials",
            THRESHOLD,
            contended == 1 ? "it" : "they");
  }

  /**
   * Whether wall time exceeds {@value #THRESHOLD} times the processor time of the process, both
   * over the clocked parts. A step computes all the time on at least one core, so that the rest was
   * spent waiting: for a core that others used, for the hypervisor, or for pages. What else the
   * process computes at the same time, such as compiling, hides as much waiting.
   */
  public static boolean isContended(double wallSec, double cpuSec) {
    return wallSec > THRESHOLD * cpuSec;
  }
}
