package org.algoperf.harness.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.algoperf.harness.Names;
import org.algoperf.scoring.log.TrialKey;

/**
 * One trial of a plan.
 *
 * @param index its place in the plan, from 0
 * @param submission the submission's name
 * @param study counts from 0
 * @param workload the workload's name
 * @param trial counts from 1
 * @param hyperparameters the point at which the submission is built
 * @param seeds of its random streams
 */
public record PlannedTrial(
    int index,
    String submission,
    int study,
    String workload,
    int trial,
    Map<String, Object> hyperparameters,
    TrialSeeds seeds) {

  /**
   * The seeds of a trial's random streams. They do not depend on the submission, so that all
   * submissions meet the same initial parameters and data in (study, trial).
   *
   * @param initialization of the parameters
   * @param data of the order of the training data
   */
  public record TrialSeeds(long initialization, long data) {}

  public PlannedTrial {
    Names.requirePlain("submission", submission);
    Names.requirePlain("workload", workload);
    hyperparameters = Collections.unmodifiableMap(new LinkedHashMap<>(hyperparameters));
  }

  /** Names the trial in the log tree. */
  public TrialKey key() {
    return new TrialKey(submission, study, workload, trial);
  }
}
