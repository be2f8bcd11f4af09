package org.algoperf.harness.trial;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.algoperf.submissions.api.Submission;
import org.algoperf.workloads.spec.WorkloadSpec;

/**
 * What a process has run long enough to have compiled, and so how long the next warm-up is.
 * Compiled code and the allocator's pools belong to the process, whoever runs in it; so does this.
 * It decides how many steps are thrown away, and nothing about those that count.
 */
final class Warmth {

  /**
   * The first on a workload, when nothing is compiled. The optimizing compiler takes up a method
   * after 1000 calls, or 5000 where the launcher did not ask for less, and is at work for a second
   * then, which is some 20,000 of the shortest steps.
   */
  private static final Span COLD = new Span(2.0, 20_000);

  /** A submission's first on a workload whose gradients are compiled. */
  private static final Span NEW = new Span(0.7, 6000);

  /**
   * Every other. When another submission ran last, the virtual machine drops code that it had
   * compiled with this one's types in mind, and needs hundreds of short steps to compile it again.
   */
  private static final Span WARM = new Span(0.1, 1000);

  private static final Warmth OF_PROCESS = new Warmth();

  /** So long, or so many steps, whichever is over first. */
  record Span(double seconds, long steps) {}

  private final Set<List<Object>> warm = ConcurrentHashMap.newKeySet();

  /** The one of this process. */
  static Warmth ofProcess() {
    return OF_PROCESS;
  }

  /** The span of the next warm-up, after which the process is warm. */
  Span next(WorkloadSpec workload, Submission submission) {
    List<Object> gradients = List.of(workload.name(), workload.batchSize());
    List<Object> steps = List.of(gradients, submission.getClass().getName());
    boolean cold = warm.add(gradients);
    boolean fresh = warm.add(steps);
    return cold ? COLD : fresh ? NEW : WARM;
  }
}
