package org.algoperf.submissions.catalog;

import static org.algoperf.submissions.transform.AdaptiveCaspr.scaleByAdaptiveCaspr;
import static org.algoperf.submissions.transform.Chain.chain;
import static org.algoperf.submissions.transform.Scaling.addDecayedWeights;
import static org.algoperf.submissions.transform.Scaling.scaleByLearningRate;
import static org.algoperf.submissions.transform.Schedules.nestedCosine;

import org.algoperf.submissions.api.Transform;
import org.algoperf.submissions.api.TransformSubmission;
import org.algoperf.submissions.transform.Roots;
import org.algoperf.workloads.spec.WorkloadSpec;

/**
 * CASPR Adaptive: two preconditioners, of which the second learns from gradients that the first has
 * been applied to, with the length of {@link NadamW}'s update and three annealings.
 *
 * <p>A submission to AlgoPerf's first competition, 2024.
 */
public record CasprAdaptive(
    double learningRate,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    double warmupFraction,
    long preconditionEvery,
    long preconditionAfter,
    long blockSize)
    implements TransformSubmission {

  @Override
  public Transform transform(WorkloadSpec workload) {
    Roots roots = new Roots(epsilon, preconditionEvery, blockSize);
    return chain(
        scaleByAdaptiveCaspr(beta1, beta2, roots, preconditionAfter),
        addDecayedWeights(weightDecay),
        scaleByLearningRate(nestedCosine(learningRate, warmupFraction, workload.stepHint())));
  }
}
