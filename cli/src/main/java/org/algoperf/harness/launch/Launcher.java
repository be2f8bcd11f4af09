package org.algoperf.harness.launch;

/** Who runs the trials of a plan. */
public enum Launcher {
  /** Worker processes of this command. */
  LOCAL,
  /** Slurm, as a job array that this command submits and follows. */
  SLURM,
  /** Whoever runs the commands that this one prints. */
  JOBS,
  /** Kubernetes, by the manifest that this command prints. */
  K8S
}
