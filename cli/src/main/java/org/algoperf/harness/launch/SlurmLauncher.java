package org.algoperf.harness.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.ExternalSource;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.launch.Slurm.TaskState;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.run.DirectoryLock;
import org.algoperf.harness.run.RunListener;
import org.algoperf.harness.run.RunStatus;
import org.algoperf.harness.trial.Placements;
import org.algoperf.scoring.Counts;

/** Runs a plan on a Slurm cluster whose machines share the run's directory. */
public final class SlurmLauncher {

  private final Slurm slurm;
  private final SlurmConfig config;
  private final LaunchDirectory directory;
  private final RunListener listener;
  private final SlurmFollower follower;

  /**
   * A launcher that has submitted nothing yet.
   *
   * @param out the run's directory
   */
  public SlurmLauncher(Slurm slurm, SlurmConfig config, Path out, RunListener listener) {
    this.slurm = slurm;
    this.config = config;
    this.directory = LaunchDirectory.of(out);
    this.listener = listener;
    this.follower = new SlurmFollower(slurm, config.pollSeconds(), listener);
  }

  /** Ends {@link #run} soon; what was submitted goes on. */
  public void stop() {
    follower.stop();
  }

  /**
   * Makes the plan in a job of its own, and waits for it.
   *
   * @param run what is to be planned
   * @param external the files of submissions that are not built in
   * @throws HarnessException of kind SCHEDULER, when the job ends without a plan
   */
  public void plan(RunConfig run, List<ExternalSource> external) {
    try (DirectoryLock lock = directory.lock()) {
      lock.requireHeld();
      SlurmPlanJob planning = new SlurmPlanJob(directory);
      String job = planning.submit(slurm, config, run, external);
      listener.message("submitted job %s to slurm, which makes the plan".formatted(job));
      planning.requirePlan(job, Optional.ofNullable(follower.await(job).get(0)));
    }
  }

  /**
   * Submits what is open, or finds the job that an earlier command has submitted, and waits until
   * it is over.
   *
   * @return how far the run has come then
   * @throws HarnessException of kind SCHEDULER, when Slurm refuses the job, or has ended tasks
   *     before their trials
   */
  public RunStatus run(RunPlan plan) {
    try (DirectoryLock lock = directory.lock()) {
      lock.requireHeld();
      RunStatus status = RunStatus.of(directory.out());
      listener.planned(plan, status.results().size());
      if (status.open().isEmpty()) {
        return status;
      }
      SlurmJob job = active().orElseGet(() -> submit(plan, status));
      SortedMap<Integer, TaskState> states = follower.follow(job.job(), directory.out());
      RunStatus end = RunStatus.of(directory.out());
      if (!end.open().isEmpty()) {
        throw unfinished(end, job, states);
      }
      return end;
    }
  }

  private Optional<SlurmJob> active() {
    Optional<SlurmJob> last =
        SlurmJob.last(directory.path())
            .filter(job -> slurm.states(job.job()).values().stream().anyMatch(s -> !s.isOver()));
    last.ifPresent(
        job -> listener.message("job %s is still in slurm's queue".formatted(job.job())));
    return last;
  }

  private SlurmJob submit(RunPlan plan, RunStatus status) {
    List<Task> tasks = config.packing().pack(plan, status.open());
    Task longest = tasks.stream().max(Comparator.comparing(Task::budgetSec)).orElseThrow();
    SlurmLimit limit = new SlurmLimit(longest, config.time(), slurm.limit(config.partition()));
    limit.warning().ifPresent(listener::message);
    String output = directory.path().resolve("task-%A-%a.log").toString();
    List<String> options = new ArrayList<>(config.options("algoperf", output, limit.asked()));
    String throttle = config.throttle().isPresent() ? "%" + config.throttle().getAsInt() : "";
    options.add("--array=0-%d%s".formatted(tasks.size() - 1, throttle));
    SlurmJob job =
        new SlurmJob(
            slurm.submit(options, script(tasks)),
            tasks.stream().map(task -> task.indices().toString()).toList());
    try {
      job.write(directory.path());
    } catch (IOException e) {
      throw directory.unwritable(e);
    }
    listener.message(
        "submitted job %s to slurm: %s in %s, with a time limit of %s"
            .formatted(
                job.job(),
                Counts.of(status.open().size(), "trial"),
                Counts.of(tasks.size(), "task"),
                limit.asked()));
    return job;
  }

  private Path script(List<Task> tasks) {
    return directory.script(
        "task.sh",
        "export %s=%s\n%s"
            .formatted(
                Placements.VARIABLE,
                config.exclusivity(),
                TaskCommand.here(directory.out()).script(tasks, "SLURM_ARRAY_TASK_ID")));
  }

  private HarnessException unfinished(
      RunStatus end, SlurmJob job, SortedMap<Integer, TaskState> states) {
    List<String> tasks = new ArrayList<>();
    states.forEach(
        (task, state) -> {
          if (!state.state().equals("COMPLETED")) {
            String trials = job.tasks().get(task);
            String words = TaskState.words(Optional.of(state));
            tasks.add("task %d (trials %s) %s".formatted(task, trials, words));
          }
        });
    return new HarnessException(
        ErrorKind.SCHEDULER,
        ("slurm's job %s has ended, and left %s unfinished%s; the output of its tasks is in %s; the"
                + " same command submits those trials again")
            .formatted(
                job.job(),
                Counts.of(end.open().size(), "trial"),
                tasks.isEmpty() ? "" : ": " + String.join(", ", tasks),
                directory.path()));
  }
}
