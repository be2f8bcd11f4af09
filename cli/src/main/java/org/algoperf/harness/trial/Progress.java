package org.algoperf.harness.trial;

import static java.util.Objects.requireNonNull;

import org.algoperf.workloads.spec.ResumableOracle.Position;

/**
 * How far a trial has come, between two steps.
 *
 * @param step the last one
 * @param reached targets
 * @param position in the data
 * @param times accumulated
 */
record Progress(long step, Goals.Reached reached, Position position, TrialTimes.Reading times) {

  Progress {
    requireNonNull(reached, "reached");
    requireNonNull(position, "position");
    requireNonNull(times, "times");
  }
}
