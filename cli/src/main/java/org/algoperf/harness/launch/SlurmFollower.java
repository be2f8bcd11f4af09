package org.algoperf.harness.launch;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.launch.Slurm.TaskState;
import org.algoperf.harness.run.RunListener;
import org.algoperf.harness.run.RunStatus;

/** Watches a job until all its tasks are over, and tells of the trials that end meanwhile. */
final class SlurmFollower {

  /** What a task may wait for without anybody having to do something. */
  private static final String PATIENT =
      "None|Priority|Resources|JobArrayTaskLimit|BeginTime|Dependency|Cleaning|Prolog";

  private final Slurm slurm;
  private final int pollSeconds;
  private final RunListener listener;
  private final Set<Integer> told = new HashSet<>();
  private final Set<String> reasons = new HashSet<>();
  private volatile boolean stopped;

  SlurmFollower(Slurm slurm, int pollSeconds, RunListener listener) {
    this.slurm = slurm;
    this.pollSeconds = pollSeconds;
    this.listener = listener;
  }

  /** Ends the next look at the queue; the job goes on. */
  void stop() {
    stopped = true;
  }

  /**
   * Waits for a job.
   *
   * @param out a run's directory, whose trials are told of
   * @return the last states of its tasks that Slurm knew
   */
  SortedMap<Integer, TaskState> follow(String job, Path out) {
    RunStatus.of(out).results().keySet().forEach(told::add);
    return await(job, () -> tell(RunStatus.of(out)));
  }

  /** Waits for a job of no trials. */
  SortedMap<Integer, TaskState> await(String job) {
    return await(job, () -> {});
  }

  private SortedMap<Integer, TaskState> await(String job, Runnable look) {
    SortedMap<Integer, TaskState> last = new TreeMap<>();
    while (true) {
      SortedMap<Integer, TaskState> now = states(job);
      last.putAll(now);
      noteReasons(job, now);
      look.run();
      if (now.values().stream().allMatch(TaskState::isOver)) {
        return last;
      }
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(pollSeconds));
      if (stopped || Thread.currentThread().isInterrupted()) {
        throw new HarnessException(
            ErrorKind.INTERRUPTED,
            ("stopped watching; slurm's job %s goes on: the same command watches it again, and"
                    + " 'scancel %s' ends it")
                .formatted(job, job));
      }
    }
  }

  private SortedMap<Integer, TaskState> states(String job) {
    try {
      return slurm.states(job);
    } catch (HarnessException e) {
      String more = "; job %s may go on, and the same command watches it again".formatted(job);
      throw new HarnessException(e.kind(), e.getMessage() + more, e);
    }
  }

  private void tell(RunStatus status) {
    status
        .results()
        .forEach(
            (index, result) -> {
              if (told.add(index)) {
                listener.trialFinished(status.plan().trial(index), result);
              }
            });
  }

  private void noteReasons(String job, SortedMap<Integer, TaskState> states) {
    for (Map.Entry<Integer, TaskState> entry : states.entrySet()) {
      TaskState state = entry.getValue();
      boolean held = state.state().equals("PENDING") && !state.reason().matches(PATIENT);
      if (held && reasons.add(state.reason())) {
        listener.message(
            "warning: slurm holds back task %d of job %s: %s; 'scontrol show job %s' tells more"
                .formatted(entry.getKey(), job, state.reason(), job));
      }
    }
  }
}
