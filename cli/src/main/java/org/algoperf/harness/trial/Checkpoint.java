package org.algoperf.harness.trial;

import java.util.List;
import org.algoperf.scoring.log.TrialLogWriter;
import org.algoperf.scoring.log.TrialMetadata;
import org.algoperf.submissions.api.Snapshot;

/**
 * All that the rest of a trial depends on, at an evaluation: with it, the trial ends with the same
 * bits as if it had not been stopped.
 *
 * @param plan hash of the plan
 * @param sessions what the trial was, each time that it was started
 * @param progress how far it has come
 * @param tables its log so far
 * @param memory parameters, and the submission's state
 */
record Checkpoint(
    String plan,
    List<TrialMetadata> sessions,
    Progress progress,
    TrialLogWriter.Tables tables,
    Snapshot memory) {}
