package org.algoperf.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.algoperf.scoring.log.TrialKey;

/**
 * When a run will end, if trials go on using their budgets as they did: with D seconds of budget
 * spent or saved by an early end out of W, and T seconds gone, another T (W - D) / D. What a trial
 * had used before it was resumed belongs to neither.
 */
final class Eta {

  private final Map<TrialKey, Double> running = new HashMap<>();
  private final Map<TrialKey, Double> before = new HashMap<>();
  private double work;
  private double done;

  /**
   * An estimate before anything is done.
   *
   * @param work W, the budgets of all trials together, in seconds
   */
  Eta(double work) {
    this.work = work;
  }

  /** A trial that was resumed had used {@code seconds} before; only the first call counts. */
  void resumed(TrialKey trial, double seconds) {
    if (before.putIfAbsent(trial, seconds) == null) {
      work -= seconds;
    }
  }

  /** A trial has used {@code seconds} of its {@code budget}. */
  void used(TrialKey trial, double seconds, double budget) {
    running.put(trial, Math.min(seconds, budget) - before.getOrDefault(trial, 0.));
  }

  /** A trial has ended; its whole budget counts as done. */
  void ended(TrialKey trial, double budget) {
    running.remove(trial);
    done += budget - before.getOrDefault(trial, 0.);
  }

  /** Seconds from now, absent until the first trial has ended: its start tells too little. */
  OptionalDouble seconds(double elapsed) {
    double sofar = done + running.values().stream().mapToDouble(Double::doubleValue).sum();
    return done > 0
        ? OptionalDouble.of(Math.max(0, elapsed * (work - sofar) / sofar))
        : OptionalDouble.empty();
  }
}
