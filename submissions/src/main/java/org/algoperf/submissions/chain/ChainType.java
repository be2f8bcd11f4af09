package org.algoperf.submissions.chain;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.algoperf.submissions.api.HyperparameterException;
import org.algoperf.submissions.api.Submission;
import org.algoperf.submissions.api.SubmissionType;
import org.algoperf.submissions.api.Transform;
import org.algoperf.submissions.api.TransformSubmission;
import org.algoperf.workloads.spec.WorkloadSpec;

/**
 * A submission that is a chain of built-in links.
 *
 * @param name of the submission
 * @param hyperparameters their names; {@code one_minus_beta1} can be referred to as {@code beta1}
 * @param chain each link as {@code {name: arguments}}; an argument is a number, the name of a
 *     hyperparameter, or where a link takes a schedule or another link, that one's {@code {name:
 *     arguments}}, or a list of links
 */
public record ChainType(String name, List<String> hyperparameters, List<Object> chain)
    implements SubmissionType {

  private static final WorkloadSpec ANY_WORKLOAD = new WorkloadSpec("any", 1, 1000, 1000);

  public ChainType {
    hyperparameters = List.copyOf(hyperparameters);
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("the chain has no link");
    }
  }

  @Override
  public Submission at(Map<String, ?> point) {
    if (!point.keySet().equals(new HashSet<>(hyperparameters))) {
      throw new HyperparameterException(
          "%s: expected a value for each of %s, found %s"
              .formatted(name, hyperparameters, point.keySet()));
    }
    At submission = new At(this, Collections.unmodifiableMap(new LinkedHashMap<>(point)));
    try {
      // The links know the ranges of their arguments, so building the chain checks them.
      submission.transform(ANY_WORKLOAD);
    } catch (IllegalArgumentException e) {
      throw new HyperparameterException(name + ": " + e.getMessage(), e);
    }
    return submission;
  }

  private record At(ChainType type, Map<String, ?> point) implements TransformSubmission {

    @Override
    public Transform transform(WorkloadSpec workload) {
      ChainArguments arguments = new ChainArguments(point, workload.stepHint());
      return (Transform) arguments.build(Transform.class, type.chain);
    }
  }
}
