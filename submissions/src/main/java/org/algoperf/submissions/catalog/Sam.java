package org.algoperf.submissions.catalog;

import static org.algoperf.submissions.transform.Require.positive;
import static org.algoperf.workloads.torch.Ops.axpy;
import static org.algoperf.workloads.torch.Ops.copy;

import ai.djl.ndarray.NDArray;
import org.algoperf.submissions.api.Rule;
import org.algoperf.submissions.api.State;
import org.algoperf.submissions.api.Training;
import org.algoperf.submissions.api.Transform;
import org.algoperf.submissions.api.TransformSubmission;
import org.algoperf.workloads.spec.Batch;
import org.algoperf.workloads.spec.Oracle;
import org.algoperf.workloads.spec.Parameters;
import org.algoperf.workloads.spec.WorkloadSpec;
import org.algoperf.workloads.torch.Reductions;

/**
 * Sharpness-aware minimisation: {@link AdamW} with the gradient at θ + ρ g / ‖g‖, taken on the same
 * batch as g. Two gradients a step.
 *
 * <p>Foret et al., "Sharpness-aware minimization for efficiently improving generalization", 2021;
 * arXiv:2010.01412.
 */
public record Sam(
    double learningRate,
    double beta1,
    double beta2,
    double weightDecay,
    double warmupFraction,
    double rho)
    implements TransformSubmission {

  @Override
  public Transform transform(WorkloadSpec workload) {
    positive("rho", rho);
    return new AdamW(learningRate, beta1, beta2, weightDecay, warmupFraction).transform(workload);
  }

  @Override
  public Training start(Parameters parameters, WorkloadSpec workload, State state) {
    Rule adamW = transform(workload).init(parameters, state);
    NDArray theta = parameters.values();
    NDArray here = state.zeros("here");
    return new Training() {
      @Override
      public void step(Oracle oracle, long step) {
        Batch batch = oracle.next();
        oracle.gradient(batch);
        copy(here, theta);
        double length = Reductions.norm(parameters.gradient());
        axpy(theta, length == 0 ? 0 : rho / length, parameters.gradient());
        oracle.gradient(batch);
        copy(theta, here);
        adamW.descend(parameters.gradient(), parameters, step);
      }

      @Override
      public NDArray evalView() {
        return theta;
      }
    };
  }
}
