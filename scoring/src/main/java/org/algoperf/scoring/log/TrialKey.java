package org.algoperf.scoring.log;

/**
 * Names a trial, and its directory in a log tree.
 *
 * @param submission the submission's name
 * @param study counts from 0, as in the original's tree
 * @param workload the workload's name
 * @param trial counts from 1, as in the original's tree
 */
public record TrialKey(String submission, int study, String workload, int trial) {

  /** How many directories lead from the tree to the trial's files. */
  public static final int DEPTH = 4;

  /** The trial's directory relative to the tree: {@code adamw/study_0/mlp/trial_1}. */
  public String path() {
    return "%s/study_%d/%s/trial_%d".formatted(submission, study, workload, trial);
  }
}
