package org.algoperf.harness.external;

import java.util.List;
import org.algoperf.harness.Offer;
import org.algoperf.harness.config.SubmissionPoints;

/**
 * A submission from outside the program.
 *
 * @param name in configuration, logs and tables
 * @param offer what joins the catalog; its source is present
 * @param points its default point and search space
 * @param impure calls in its source by which runs may differ, each with its place
 */
record ExternalSubmission(String name, Offer offer, SubmissionPoints points, List<String> impure) {

  ExternalSubmission {
    impure = List.copyOf(impure);
  }

  /** The same with these calls in its source. */
  ExternalSubmission with(List<String> calls) {
    return new ExternalSubmission(name, offer, points, calls);
  }
}
