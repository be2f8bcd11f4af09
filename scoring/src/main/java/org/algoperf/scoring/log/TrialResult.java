package org.algoperf.scoring.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * How a trial ended: {@code result.json}, written last and atomically. A trial without it is not
 * finished.
 *
 * @param schemaVersion of this file
 * @param outcome how it ended
 * @param reason in words, for outcomes that need one
 * @param globalStep steps taken
 * @param submissionTime wall seconds of the clocked parts
 * @param cpuTime processor seconds of the clocked parts
 * @param evalTime wall seconds of evaluations
 * @param totalDuration wall seconds from opening to closing the trial
 * @param parametersSha256 of the final parameters' bytes, by which a rerun is compared
 * @param contention whether the trial had the machine for itself; empty in older logs, and where
 *     the worker died
 * @param endedAt when, in UTC as ISO 8601 has it; empty in older logs, and where the worker died
 */
public record TrialResult(
    int schemaVersion,
    Outcome outcome,
    Optional<String> reason,
    long globalStep,
    double submissionTime,
    double cpuTime,
    double evalTime,
    double totalDuration,
    Optional<String> parametersSha256,
    Optional<Contention> contention,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> endedAt) {

  /** The version that this code writes. */
  public static final int SCHEMA_VERSION = 1;

  /** Refuses a time that is none. */
  public TrialResult {
    endedAt = endedAt.map(text -> Instant.parse(text).toString());
  }

  /** Whether the trial is known to have waited for the machine. */
  public boolean contended() {
    return contention.isPresent() && contention.get().contended();
  }

  /** How a trial ended. */
  public enum Outcome {
    /** The stop rule's targets were reached. */
    TARGET_REACHED,
    /** The budget was used up. */
    BUDGET_EXHAUSTED,
    /** The target metric or the loss was no longer a finite number. */
    DIVERGED,
    /** The submission declared itself finished, without reaching the target. */
    SUBMISSION_FINISHED,
    /** The limit on steps was reached. */
    STEP_LIMIT,
    /** The submission threw, or its worker died. */
    FAILED
  }
}
