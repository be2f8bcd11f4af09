package org.algoperf.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.external.Externals;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.run.Run;
import org.algoperf.harness.run.RunSummary;
import org.algoperf.scoring.ScoreRequest;
import org.algoperf.scoring.compare.ComparisonReport;
import org.algoperf.scoring.compare.NoiseFloor;
import org.algoperf.scoring.compare.ResultSet;
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
      "  algoperf run --config my_run.yaml --seed 7 --out results/seed7",
      "  algoperf run --submission MyOptimizer.java --baseline nadamw",
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
      description = "Print how many trials and hours it takes at most, and exit, as plan does.")
  private boolean dryRun;

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      description =
          "A submission that runs beside the others, taking turns on the same machine; at the end"
              + " they are compared with it.")
  private Optional<String> baseline;

  RunCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    Externals externals = external.load();
    List<String> chosen = new ArrayList<>(externals.names());
    baseline.ifPresent(name -> chosen.add(known(name, host.with(externals).catalog())));
    RunConfig request =
        new RunRequest(host.with(externals)).settle(flags.settings(), config, chosen);
    Progress progress = new Progress(host);
    Run run =
        new Run(
            request,
            new CatalogSource(BuiltIn.class, externals),
            ConfigFiles.installed().with(externals.points()),
            progress);
    if (dryRun) {
      RunPlan plan = run.estimate();
      progress.close();
      PlanCommand.print(plan, Format.TABLE, host);
      return ExitCodes.OK;
    }
    List<String> again = Interruption.again(spec.commandLine(), request.out());
    return Interruption.guard(host.console(), new Benchmark(run, progress), again);
  }

  private static String known(String submission, Catalog catalog) {
    catalog.submission(submission);
    return submission;
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
      host.console().out().print(results.table());
      host.console().out().flush();
      baseline.ifPresent(name -> compare(summary.out(), name));
      host.console().note("results in %s: %s".formatted(summary.out(), results.files()));
      return summary.exitCode();
    }

    private void compare(Path out, String reference) {
      ResultSet results = ResultSet.read(out, ScoreRequest.of(List.of(out)));
      ComparisonReport report =
          Comparisons.of(NoiseFloor.ASSUMED).within(results, Optional.of(reference));
      host.console().out().print("\n" + report.write(ComparisonReport.Format.TABLE));
      host.console().out().flush();
    }

    @Override
    public void stop() {
      run.stop();
    }
  }
}
