package org.algoperf.submissions.api;

import ai.djl.ndarray.NDArray;
import org.algoperf.workloads.spec.Oracle;
import org.algoperf.workloads.spec.Parameters;
import org.algoperf.workloads.spec.WorkloadSpec;

/** A submission that takes one gradient per step and passes it through a chain: θ ← θ − u(g). */
public interface TransformSubmission extends Submission {

  /** The chain, whose last link's update is subtracted from the parameters. */
  Transform transform(WorkloadSpec workload);

  @Override
  default Training start(Parameters parameters, WorkloadSpec workload, State state) {
    Rule rule = transform(workload).init(parameters, state);
    return new Training() {
      @Override
      public void step(Oracle oracle, long step) {
        oracle.gradient(oracle.next());
        rule.descend(parameters.gradient(), parameters, step);
      }

      @Override
      public NDArray evalView() {
        return rule.evalView(parameters.values());
      }
    };
  }
}
