package org.algoperf.submissions.catalog;

import static org.algoperf.submissions.transform.Chain.chain;
import static org.algoperf.submissions.transform.Scaling.addDecayedWeights;
import static org.algoperf.submissions.transform.Scaling.scaleByLearningRate;
import static org.algoperf.submissions.transform.Schedules.warmupCosine;
import static org.algoperf.submissions.transform.Shampoo.scaleByShampoo;

import org.algoperf.submissions.api.Transform;
import org.algoperf.submissions.api.TransformSubmission;
import org.algoperf.submissions.transform.Graft;
import org.algoperf.submissions.transform.Roots;
import org.algoperf.workloads.spec.WorkloadSpec;

/**
 * Distributed Shampoo with decoupled weight decay, its length that of Adam's update or of SGD's:
 * the external winner of AlgoPerf's first competition.
 *
 * <p>Gupta, Koren, Singer, "Shampoo: preconditioned stochastic tensor optimization", 2018,
 * arXiv:1802.09568; Shi et al. 2023, arXiv:2309.06497.
 */
public record Shampoo(
    double learningRate,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    double warmupFraction,
    long preconditionEvery,
    long blockSize,
    Graft grafting,
    long rootOverride)
    implements TransformSubmission {

  @Override
  public Transform transform(WorkloadSpec workload) {
    Roots roots = new Roots(epsilon, preconditionEvery, blockSize);
    return chain(
        scaleByShampoo(beta1, beta2, roots, grafting, rootOverride),
        addDecayedWeights(weightDecay),
        scaleByLearningRate(warmupCosine(learningRate, warmupFraction, workload.stepHint())));
  }
}
