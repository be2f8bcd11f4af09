package org.algoperf.cli;

import org.algoperf.scoring.Clock;
import picocli.CommandLine.Option;

/** The flag that says in which currency times are counted. */
final class ClockFlag {

  @Option(
      names = "--clock",
      paramLabel = "CLOCK",
      description = "wall (the default), cpu, robust, steps, examples or gradient_evaluations.")
  private Clock clock = Clock.WALL;

  /** What was chosen. */
  Clock clock() {
    return clock;
  }
}
