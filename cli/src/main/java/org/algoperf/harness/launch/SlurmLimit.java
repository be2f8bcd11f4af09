package org.algoperf.harness.launch;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How long Slurm lets a task run, and how long it may take.
 *
 * @param longest the task that may take longest
 * @param configured by the user, as {@code --time} takes it
 * @param allowed seconds by the partition; empty where it has no limit
 */
record SlurmLimit(Task longest, Optional<String> configured, OptionalDouble allowed) {

  /** Beside its training a trial evaluates, and a task starts. */
  private static final double SLACK = 2;

  private static final double START_SEC = 300;

  /** What is asked of Slurm: what was configured, or what should do, as far as it is allowed. */
  String asked() {
    double needed = SLACK * longest.budgetSec() + START_SEC;
    return configured.orElse(
        SlurmTime.minutes(Math.min(needed, allowed.orElse(Double.POSITIVE_INFINITY))));
  }

  /** What is said when it may end a task too early. */
  Optional<String> warning() {
    double limit =
        Math.min(
            SlurmTime.parse(asked()).orElse(Double.POSITIVE_INFINITY),
            allowed.orElse(Double.POSITIVE_INFINITY));
    return limit >= longest.budgetSec()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "warning: slurm ends a task after %.1f minutes, but the trials %s may train for"
                    + " %.1f: raise 'time', choose another 'partition' or lower 'task_minutes'",
                limit / 60,
                longest.indices(),
                longest.budgetSec() / 60));
  }
}
