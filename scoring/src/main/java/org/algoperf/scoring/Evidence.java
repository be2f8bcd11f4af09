package org.algoperf.scoring;

import org.algoperf.scoring.log.TrialSet;

/**
 * Logs that were read and may be scored together.
 *
 * @param targets of the workloads that were run
 * @param logs the trials
 * @param provenance what made them
 */
public record Evidence(Targets targets, TrialSet logs, Provenance provenance) {

  /**
   * The times of the studies.
   *
   * @param clock in which currency
   * @param rule under the exact one a hit after the budget is a miss
   */
  public Studies studies(Clock clock, Rule rule) {
    return Outcomes.studies(targets, logs, clock, rule);
  }
}
