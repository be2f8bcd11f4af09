package org.algoperf.submissions.catalog;

import static org.algoperf.submissions.transform.DAdaptation.dadaptAdam;
import static org.algoperf.submissions.transform.Schedules.warmupCosine;

import org.algoperf.submissions.api.Transform;
import org.algoperf.submissions.api.TransformSubmission;
import org.algoperf.workloads.spec.WorkloadSpec;

/**
 * Adam whose rate is a lower bound of the distance to the solution, raised on the way; a cosine
 * from 1 to 0 is its only schedule.
 *
 * <p>Defazio, Mishchenko, "Learning-rate-free learning by D-Adaptation", 2023; arXiv:2301.07733.
 */
public record DAdaptAdam(
    double beta1, double beta2, double weightDecay, double warmupFraction, double initialDistance)
    implements TransformSubmission {

  @Override
  public Transform transform(WorkloadSpec workload) {
    return dadaptAdam(
        warmupCosine(1, warmupFraction, workload.stepHint()),
        beta1,
        beta2,
        weightDecay,
        initialDistance);
  }
}
