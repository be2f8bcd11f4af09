package org.algoperf.harness.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where a submission's default point and search space are found. */
public interface SubmissionPoints {

  /**
   * The default point, which self-tuning trials and calibrations take.
   *
   * @throws org.algoperf.harness.HarnessException when it is missing or malformed
   */
  Map<String, Object> point();

  /**
   * The tuning search space.
   *
   * @throws org.algoperf.harness.HarnessException when it is missing or malformed
   */
  SearchSpace searchSpace();

  /** Where a person looks for them. */
  String place();

  /** The files that they are in, apart from the submission's own, relative to its directory. */
  default List<Path> files() {
    return List.of();
  }
}
