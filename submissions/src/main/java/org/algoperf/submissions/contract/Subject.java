package org.algoperf.submissions.contract;

import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Map;
import org.algoperf.submissions.api.Submission;
import org.algoperf.submissions.api.SubmissionType;

/**
 * A submission that is held to the contract.
 *
 * @param type of the submission
 * @param point the default point
 * @param corners points of the search space that touch each of its bounds
 * @param impure calls in its source by which runs may differ, each with its place: {@code
 *     MyOptimizer.java:17 calls System.nanoTime}
 */
public record Subject(
    SubmissionType type,
    Map<String, Object> point,
    List<Map<String, Object>> corners,
    List<String> impure) {

  /** The submission at its default point. */
  public Submission submission() {
    return type.at(point);
  }

  /** A new trial at the default point in which every link is watched. */
  Trial watchedTrial(Problem problem) {
    return new Trial(WatchedRule.watching(submission()), problem, DataType.FLOAT32);
  }

  /** A new trial at the default point. */
  Trial trial(Problem problem) {
    return new Trial(submission(), problem, DataType.FLOAT32);
  }
}
