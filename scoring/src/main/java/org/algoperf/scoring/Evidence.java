package org.algoperf.scoring;

import java.util.List;
import org.algoperf.scoring.log.TrialSet;

/**
 * Logs that were read and may be scored together.
 *
 * @param targets of the workloads that were run
 * @param logs the trials
 * @param provenance what made them
 * @param absent base workloads to be scored that nobody ran
 */
public record Evidence(Targets targets, TrialSet logs, Provenance provenance, List<String> absent) {

  /** Copies the list. */
  public Evidence {
    absent = List.copyOf(absent);
  }

  /**
   * The times of the studies.
   *
   * @param clock in which currency
   * @param rule under the exact one a hit after the budget is a miss, and so is a trial that failed
   */
  public Studies studies(Clock clock, Rule rule) {
    return Outcomes.studies(targets, logs, clock, rule);
  }
}
