package org.algoperf.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.launch.IndexedJob;
import org.algoperf.harness.launch.JobList;
import org.algoperf.harness.launch.JobsConfig;
import org.algoperf.harness.launch.K8sConfig;
import org.algoperf.harness.launch.Launcher;
import org.algoperf.harness.launch.Slurm;
import org.algoperf.harness.launch.SlurmConfig;
import org.algoperf.harness.launch.SlurmLauncher;
import org.algoperf.harness.launch.Task;
import org.algoperf.harness.launch.Task.Packing;
import org.algoperf.harness.plan.PlanFile;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.run.Run;
import org.algoperf.harness.run.RunStatus;
import org.algoperf.scoring.Counts;

/** A run by others: by Slurm, or by whoever takes what is printed. */
final class Launching implements Interruption.Work {

  private final Host host;
  private final LauncherFlags flags;
  private final RunConfig config;
  private final Run run;
  private final Progress progress;
  private volatile SlurmLauncher slurm;

  Launching(Host host, LauncherFlags flags, RunConfig config, Run run, Progress progress) {
    this.host = host;
    this.flags = flags;
    this.config = config;
    this.run = run;
    this.progress = progress;
  }

  @Override
  public int run() {
    return progress.during(flags.launcher() == Launcher.SLURM ? this::submit : this::print);
  }

  private int submit() {
    Slurm commands = new Slurm(host.environment());
    SlurmConfig cluster = flags.config(SlurmConfig.class);
    slurm = new SlurmLauncher(commands, cluster, config.out(), progress);
    if (!Files.exists(config.out().resolve(PlanFile.NAME))) {
      slurm.plan(config, run.externals());
    }
    RunStatus status = slurm.run(run.prepare());
    progress.close();
    StatusText.lines(status).forEach(host.console()::note);
    Results.print(config.out(), host.console());
    return status.failures().isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private int print() {
    if (flags.launcher() == Launcher.JOBS) {
      JobsConfig jobs = flags.config(JobsConfig.class);
      List<Task> tasks = tasks(jobs.packing());
      host.console().lines(JobList.lines(jobs, tasks, config.out()));
    } else {
      K8sConfig cluster = flags.config(K8sConfig.class);
      host.console().print(IndexedJob.yaml(cluster, tasks(cluster.packing())));
    }
    return ExitCodes.OK;
  }

  private List<Task> tasks(Packing packing) {
    RunPlan plan = run.prepare();
    progress.close();
    RunStatus status = RunStatus.of(config.out());
    List<Task> tasks = packing.pack(plan, status.open());
    if (tasks.isEmpty()) {
      throw HarnessException.output("all trials of %s are done; score it", config.out());
    }
    Path file = config.out().resolve(PlanFile.NAME);
    host.console()
        .note(
            "%s; open: %s, in %s; the plan is %s"
                .formatted(
                    PlanText.summary(plan),
                    Counts.of(status.open().size(), "trial"),
                    Counts.of(tasks.size(), "task"),
                    file));
    return tasks;
  }

  @Override
  public void stop() {
    run.stop();
    if (slurm != null) {
      slurm.stop();
    }
  }
}
