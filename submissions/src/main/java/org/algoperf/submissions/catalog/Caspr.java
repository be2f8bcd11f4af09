package org.algoperf.submissions.catalog;

import static org.algoperf.submissions.transform.Caspr.scaleByCaspr;
import static org.algoperf.submissions.transform.Chain.chain;
import static org.algoperf.submissions.transform.Scaling.addDecayedWeights;
import static org.algoperf.submissions.transform.Scaling.scaleByLearningRate;
import static org.algoperf.submissions.transform.Schedules.warmupCosine;

import org.algoperf.submissions.api.Transform;
import org.algoperf.submissions.api.TransformSubmission;
import org.algoperf.submissions.transform.Roots;
import org.algoperf.workloads.spec.WorkloadSpec;

/**
 * CASPR: {@link Shampoo} that adds the preconditioners of the axes.
 *
 * <p>Duvvuri et al., "CASPR: combining axes preconditioners through Kronecker approximation for
 * deep learning", 2024.
 */
public record Caspr(
    double learningRate,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    double warmupFraction,
    long preconditionEvery,
    long blockSize)
    implements TransformSubmission {

  @Override
  public Transform transform(WorkloadSpec workload) {
    return chain(
        scaleByCaspr(beta1, beta2, new Roots(epsilon, preconditionEvery, blockSize)),
        addDecayedWeights(weightDecay),
        scaleByLearningRate(warmupCosine(learningRate, warmupFraction, workload.stepHint())));
  }
}
