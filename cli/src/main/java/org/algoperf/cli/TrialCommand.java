package org.algoperf.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.Formats;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.external.Externals;
import org.algoperf.harness.plan.PlanFile;
import org.algoperf.harness.plan.TrialIndices;
import org.algoperf.harness.run.TrialTask;
import org.algoperf.scoring.log.TrialResult;
import org.algoperf.scoring.log.TrialResult.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs some trials of a plan. */
@Command(
    name = "trial",
    description =
        "Run trials of a plan one after another in a worker process, and print their results as"
            + " JSON: what a cluster's job calls. Trials of one plan may run anywhere, in any"
            + " order; finished ones are not run again.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  algoperf trial --plan results/x/plan.json --index 17 --out results/x",
      "  algoperf trial --plan results/x/plan.json --index 0-24,30 --out results/x"
    })
@Exits(
    on = {ErrorKind.DATA, ErrorKind.OUTPUT},
    with = ExitCodes.FAILED)
final class TrialCommand implements Callable<Integer> {

  private final Host host;

  @Option(
      names = "--plan",
      required = true,
      paramLabel = "FILE",
      description = "The plan.json of a run.")
  private Path plan;

  @Option(
      names = "--index",
      required = true,
      paramLabel = "INDICES",
      description = "The trials' indices in the plan, from 0: 17, or 0-24,30.")
  private String indices;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The log tree to which the trials are added.")
  private Path out;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where the data sets lie, when not where the plan says.")
  private Optional<Path> dataDir;

  TrialCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    TrialTask task = new TrialTask(plan, TrialIndices.parse(indices), out, dataDir);
    Optional<Path> run = Optional.ofNullable(plan.toAbsolutePath().getParent());
    Externals externals = Externals.reload(PlanFile.read(plan).external().values(), run);
    CatalogSource catalog = host.with(externals).source();
    Progress progress = new Progress(host);
    List<TrialResult> results = progress.during(() -> task.run(catalog, progress));
    results.forEach(result -> host.console().print(Formats.document(result)));
    boolean failed = results.stream().anyMatch(result -> result.outcome() == Outcome.FAILED);
    return failed ? ExitCodes.FAILED : ExitCodes.OK;
  }
}
