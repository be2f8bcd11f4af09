package org.algoperf.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.external.Externals;
import org.algoperf.harness.launch.Launcher;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.plan.Shard;
import org.algoperf.harness.run.Run;
import org.algoperf.harness.run.RunStatus;
import org.algoperf.harness.run.RunSummary;
import org.algoperf.scoring.Clock;
import org.algoperf.scoring.Counts;
import org.algoperf.scoring.ScoreRequest;
import org.algoperf.scoring.compare.ComparisonReport;
import org.algoperf.scoring.compare.NoiseFloor;
import org.algoperf.scoring.compare.ResultSet;
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
final class RunCommand implements Callable<Integer> {

  private final Host host;

  @Spec private CommandSpec spec;

  @Mixin private RunFlags flags;

  @Mixin private LauncherFlags launcher;

  @Mixin private FloorFlags floor;

  @Option(
      names = "--dry-run",
      description = "Print how many trials and hours it takes at most, and exit, as plan does.")
  private boolean dryRun;

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      description =
          "A submission that runs beside the others, taking turns on the same machine; at the end"
              + " they are compared with it. With --submission and without --submissions, it is the"
              + " only other one.")
  private Optional<String> baseline;

  RunCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    NoiseFloor noise = noise();
    RunSettings asked = asked();
    Externals externals = Externals.load(asked.submission().orElse(List.of()));
    List<String> chosen = new ArrayList<>(externals.names());
    baseline.ifPresent(name -> chosen.add(known(name, host.with(externals).catalog())));
    RunConfig request = new RunRequest(host.with(externals)).settle(asked, chosen);
    if (request.checkpointEvery().isPresent()) {
      requireResumable(Candidates.of(host, externals));
    }
    Progress progress = new Progress(host);
    Run run =
        new Run(
                request,
                host.with(externals).source(),
                ConfigFiles.installed().with(externals.points()),
                progress)
            .within(flags.limits(request.workers()));
    if (dryRun) {
      RunPlan plan = run.estimate();
      progress.close();
      PlanCommand.print(plan, Format.TABLE, host);
      return ExitCodes.OK;
    }
    List<String> again = Interruption.again(spec.commandLine(), request.out());
    Interruption.Work work =
        launcher.launcher() == Launcher.LOCAL
            ? new Benchmark(run, launcher.shard(), progress, noise)
            : new Launching(host, launcher, request, run, progress);
    return Interruption.guard(host.console(), work, again);
  }

  /** Read before the run, so that a mistake is not found out after it. */
  private NoiseFloor noise() {
    if (floor.isGiven() && baseline.isEmpty()) {
      throw HarnessException.usage(
          "--noise-floor and --aa are for the comparison with a --baseline; name one");
    }
    return floor.on(Clock.WALL);
  }

  /** With a baseline, submissions from outside need no others beside them. */
  private RunSettings asked() {
    RunSettings asked = flags.asked();
    boolean alone =
        baseline.isPresent() && asked.submission().isPresent() && asked.submissions().isEmpty();
    return alone ? asked.withSubmissions(List.of()) : asked;
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

  private static String known(String submission, Catalog catalog) {
    catalog.submission(submission);
    return submission;
  }

  /** The run with its end: the leaderboard on standard output, the rest on standard error. */
  private final class Benchmark implements Interruption.Work {

    private final Run run;
    private final Shard shard;
    private final Progress progress;
    private final NoiseFloor noise;

    Benchmark(Run run, Shard shard, Progress progress, NoiseFloor noise) {
      this.run = run;
      this.shard = shard;
      this.progress = progress;
      this.noise = noise;
    }

    @Override
    public int run() {
      RunSummary summary = progress.during(() -> run.execute(shard));
      SummaryText.lines(summary).forEach(host.console()::note);
      int open = shard.isAll() ? 0 : RunStatus.of(summary.out()).open().size();
      if (open > 0) {
        host.console()
            .note(
                "shard %s is done; not yet in %s: %s of other shards; see 'algoperf status %s'"
                    .formatted(shard, summary.out(), Counts.of(open, "trial"), summary.out()));
      } else {
        print(summary.out());
      }
      return summary.exitCode();
    }

    private void print(Path out) {
      Results results = Results.of(out);
      ScoreFlags.explain(results.board(), host.console());
      if (host.console().columns().isPresent()) {
        host.console().err().println(PlotCommand.all(results.board(), host.console()));
        host.console().err().flush();
      }
      host.console().print(results.table());
      baseline.ifPresent(name -> compare(out, name));
      host.console().note("results in %s: %s".formatted(out, results.files()));
    }

    private void compare(Path out, String reference) {
      ResultSet results = ResultSet.read(out, ScoreRequest.of(List.of(out)));
      ComparisonReport report = Comparisons.of(noise).within(results, Optional.of(reference));
      host.console().print("\n" + report.write(ComparisonReport.Format.TABLE));
    }

    @Override
    public void stop() {
      run.stop();
    }
  }
}
