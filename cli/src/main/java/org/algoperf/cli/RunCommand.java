package org.algoperf.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.launch.Launcher;
import org.algoperf.harness.plan.Shard;
import org.algoperf.harness.run.Run;
import org.algoperf.harness.run.RunStatus;
import org.algoperf.harness.run.RunSummary;
import org.algoperf.scoring.Clock;
import org.algoperf.scoring.Counts;
import org.algoperf.submissions.contract.Clause;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a benchmark and prints its leaderboard. */
@Command(
    name = "run",
    description =
        "Run submissions on workloads and print the leaderboard. What neither a flag nor --config"
            + " says is in configs/runs/default.yaml, or quick.yaml with --quick.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  algoperf run --ruleset external --quick",
      "  algoperf run --ruleset external --data-dir ~/data",
      "  algoperf run --workloads '*_mlp' --submissions 'adam*,nadamw' --studies 3 --trials 5",
      "  algoperf run --submission MyOptimizer.java --submissions nadamw",
      "  algoperf run --data-dir ~/data --out results/long --checkpoint-every 10min",
      "  algoperf run --config my_run.yaml --seed 7 --out results/seed7",
      "  algoperf run --submission MyOptimizer.java --baseline nadamw --aa results/aa-adamw",
      "  algoperf run --ruleset external --dry-run",
      "  algoperf run --shard 1/4 --out results/x       the rest: 2/4, 3/4 and 4/4, anywhere",
      "  algoperf run --launcher slurm --launcher-config my_cluster.yaml --out results/x"
    })
@Exits(
    on = {ErrorKind.DATA, ErrorKind.OUTPUT, ErrorKind.SCHEDULER, ErrorKind.INTERRUPTED},
    with = ExitCodes.FAILED)
final class RunCommand implements Callable<Integer> {

  private final Host host;

  @Spec private CommandSpec spec;

  @Mixin private TrialFlags flags;

  @Mixin private LauncherFlags launcher;

  @Mixin private FloorFlags floor;

  @Option(
      names = "--dry-run",
      description = "Print how many trials and hours it takes at most, and exit, as plan does.")
  private boolean dryRun;

  RunCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    // Read before the run, so that a mistake is not found out after it.
    Optional<Beside> beside = Beside.of(flags.baseline(), floor, Clock.WALL);
    Shard shard = flags.shard();
    launcher.requireWhole(shard);
    TrialFlags.Request request = flags.request(host);
    if (request.config().checkpointEvery().isPresent()) {
      requireResumable(Candidates.of(host, request.externals()));
    }
    Progress progress = new Progress(host);
    Run run = request.run(progress);
    if (dryRun) {
      PlanCommand.print(run, shard, progress, Format.TABLE, host);
      return ExitCodes.OK;
    }
    Ending ending = new Ending(host, beside);
    List<String> again = Interruption.again(spec.commandLine(), request.config().out());
    Interruption.Work work =
        launcher.launcher() == Launcher.LOCAL
            ? new Benchmark(run, shard, progress, ending)
            : new Launching(ending, launcher, request.config(), run, progress);
    return Interruption.guard(host.console(), work, again);
  }

  /** A submission that hides state would be resumed as another one, and nobody would notice. */
  private static void requireResumable(Candidates external) {
    for (String name : external.names()) {
      Clause.RESUMES
          .violation(external.subject(name))
          .ifPresent(
              words -> {
                throw HarnessException.usage(
                    "%s cannot be resumed, so leave out --checkpoint-every or mend it: %s",
                    name, words);
              });
    }
  }

  /** The run with its end. */
  private final class Benchmark implements Interruption.Work {

    private final Run run;
    private final Shard shard;
    private final Progress progress;
    private final Ending ending;

    Benchmark(Run run, Shard shard, Progress progress, Ending ending) {
      this.run = run;
      this.shard = shard;
      this.progress = progress;
      this.ending = ending;
    }

    @Override
    public int run() {
      RunSummary summary = progress.during(() -> run.execute(shard));
      SummaryText.lines(summary).forEach(host.console()::note);
      int open = shard.isAll() ? 0 : RunStatus.of(summary.out()).open().size();
      if (open > 0) {
        SummaryText.notices(summary).forEach(host.console()::note);
        host.console()
            .note(
                "shard %s is done; not yet in %s: %s of other shards; see 'algoperf status %s'"
                    .formatted(shard, summary.out(), Counts.of(open, "trial"), summary.out()));
      } else {
        ending.print(summary.out());
      }
      return summary.exitCode();
    }

    @Override
    public void stop() {
      run.stop();
    }
  }
}
