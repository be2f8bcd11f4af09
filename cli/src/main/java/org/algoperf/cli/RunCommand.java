package org.algoperf.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.external.Externals;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.run.Run;
import org.algoperf.harness.run.RunSummary;
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
      "  algoperf run --ruleset external --dry-run"
    })
final class RunCommand implements Callable<Integer> {

  private final Host host;

  @Spec private CommandSpec spec;

  @Mixin private RunFlags flags;

  @Mixin private ExternalFlags external;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "YAML with the same keys as the flags, with underscores; a flag beats the file.")
  private Optional<Path> config;

  @Option(
      names = "--dry-run",
      description = "Print the trials and how long they may take, and exit.")
  private boolean dryRun;

  RunCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Externals externals = external.load();
    RunConfig request =
        new RunRequest(host.with(externals)).settle(flags.settings(), config, externals.names());
    if (request.checkpointEvery().isPresent()) {
      requireResumable(Candidates.of(host, externals));
    }
    Progress progress = new Progress(host);
    Run run =
        new Run(
            request,
            new CatalogSource(BuiltIn.class, externals),
            ConfigFiles.installed().with(externals.points()),
            progress);
    if (dryRun) {
      printPlan(run.plan());
      return ExitCodes.OK;
    }
    List<String> again = Interruption.again(spec.commandLine(), request.out());
    return Interruption.guard(host.console(), new Benchmark(run, progress), again);
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

  private void printPlan(RunPlan plan) {
    PlanText.trials(plan).print(Format.TABLE, host.console().out());
    host.console().note(PlanText.summary(plan));
  }

  /** The run with its end: the leaderboard on standard output, the rest on standard error. */
  private final class Benchmark implements Interruption.Work {

    private final Run run;
    private final Progress progress;

    Benchmark(Run run, Progress progress) {
      this.run = run;
      this.progress = progress;
    }

    @Override
    public int run() {
      RunSummary summary;
      try {
        summary = run.execute();
      } finally {
        progress.close();
      }
      SummaryText.lines(summary).forEach(host.console()::note);
      Results results = Results.of(summary.out());
      if (host.console().columns().isPresent()) {
        host.console().err().println(PlotCommand.all(results.board(), host.console()));
        host.console().err().flush();
      }
      host.console().out().print(results.table());
      host.console().out().flush();
      host.console().note("results in %s: %s".formatted(summary.out(), results.files()));
      return summary.exitCode();
    }

    @Override
    public void stop() {
      run.stop();
    }
  }
}
