package org.algoperf.harness.launch;

import org.algoperf.harness.HarnessException;
import org.algoperf.harness.launch.Task.Packing;

/**
 * How a list of jobs is made: {@code configs/launchers/jobs.yaml}.
 *
 * @param taskMinutes of budget that a job takes trials for
 * @param maxTasks jobs at most
 * @param exclusivity whether each job has cores of its own: exclusive, shared or unknown
 */
public record JobsConfig(double taskMinutes, int maxTasks, String exclusivity) {

  public JobsConfig {
    if (!exclusivity.matches("exclusive|shared|unknown")) {
      throw HarnessException.usage(
          "exclusivity: expected exclusive, shared or unknown, found '%s'", exclusivity);
    }
  }

  /** How trials become jobs. */
  public Packing packing() {
    return new Packing(taskMinutes, maxTasks);
  }
}
