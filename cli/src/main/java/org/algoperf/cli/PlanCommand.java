package org.algoperf.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.algoperf.harness.Formats;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.external.Externals;
import org.algoperf.harness.plan.PlanCost;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.run.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what a run would cost. */
@Command(
    name = "plan",
    description =
        "Say how many trials, hours and cores a run would take at most; takes the flags of run that"
            + " choose trials."
            + " Measures a reference step of each workload, which takes seconds, and writes"
            + " nothing.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  algoperf plan --ruleset external",
      "  algoperf plan --config my_run.yaml --format json",
      "  algoperf plan --ruleset external --list --format csv"
    })
final class PlanCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private RunFlags flags;

  @Option(names = "--list", description = "Instead: every trial in its order, with its point.")
  private boolean list;

  @Mixin private FormatFlag format;

  PlanCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    RunSettings asked = flags.asked();
    Externals externals = Externals.load(asked.submission().orElse(List.of()));
    RunConfig request = new RunRequest(host.with(externals)).settle(asked, externals.names());
    Progress progress = new Progress(host);
    Run run =
        new Run(
            request,
            host.with(externals).source(),
            ConfigFiles.installed().with(externals.points()),
            progress);
    if (list) {
      format.print(PlanText.trials(run.plan()), host.console());
      return ExitCodes.OK;
    }
    RunPlan plan = run.estimate();
    progress.close();
    print(plan, format.format(), host);
    return ExitCodes.OK;
  }

  /** Prints what a calibrated plan costs. */
  static void print(RunPlan plan, Format format, Host host) {
    PlanCost cost = PlanCost.of(plan);
    if (format == Format.JSON) {
      host.console().print(Formats.document(cost));
      return;
    }
    host.console().print(PlanText.cost(cost).text(format));
    host.console().note(PlanText.summary(plan));
  }
}
