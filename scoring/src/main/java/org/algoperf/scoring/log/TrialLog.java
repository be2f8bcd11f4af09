package org.algoperf.scoring.log;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The log of one trial, read back.
 *
 * @param key which trial, by its directory
 * @param directory where it was read
 * @param metadata where the trial describes itself; official logs do not
 * @param hyperparameters the sampled point; empty where none is logged
 * @param evaluations a row per evaluation
 * @param result where the trial was finished
 */
public record TrialLog(
    TrialKey key,
    Path directory,
    Optional<TrialMetadata> metadata,
    SortedMap<String, Object> hyperparameters,
    EvaluationTable evaluations,
    Optional<TrialResult> result) {

  /** Whether the trial says that it failed, so that its rows are no result. */
  public boolean failed() {
    return result.filter(r -> r.outcome() == TrialResult.Outcome.FAILED).isPresent();
  }
}
