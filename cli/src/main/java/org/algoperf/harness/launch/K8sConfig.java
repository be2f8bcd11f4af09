package org.algoperf.harness.launch;

import java.util.Optional;
import org.algoperf.harness.launch.Task.Packing;

/**
 * What a Kubernetes cluster is like: {@code configs/launchers/k8s.yaml}.
 *
 * @param name of the job
 * @param namespace of the job; the client's default where it is absent
 * @param image with this program in it
 * @param program the script {@code algoperf} in the image
 * @param claim the persistent volume claim on which the run's directory lies
 * @param directory at which the claim is mounted
 * @param runDirectory where the run's directory lies then
 * @param cpu of each pod, request and limit; whole numbers get cores of their own where the nodes'
 *     CPU manager has the static policy
 * @param memory of each pod, request and limit
 * @param exclusive whether it has
 * @param parallelism pods at the same time
 * @param retries of each task
 * @param taskMinutes of budget that a task takes trials for
 * @param maxTasks tasks at most
 */
public record K8sConfig(
    String name,
    Optional<String> namespace,
    String image,
    String program,
    String claim,
    String directory,
    String runDirectory,
    String cpu,
    String memory,
    boolean exclusive,
    int parallelism,
    int retries,
    double taskMinutes,
    int maxTasks) {

  /** How trials become tasks. */
  public Packing packing() {
    return new Packing(taskMinutes, maxTasks);
  }
}
