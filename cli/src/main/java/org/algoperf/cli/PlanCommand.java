package org.algoperf.cli;

import java.util.concurrent.Callable;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.Formats;
import org.algoperf.harness.plan.PlanCost;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.plan.Shard;
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
      "  algoperf plan --submission MyOptimizer.java --baseline nadamw",
      "  algoperf plan --ruleset external --list --format csv"
    })
@Exits(on = {ErrorKind.DATA, ErrorKind.OUTPUT})
final class PlanCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private TrialFlags flags;

  @Option(names = "--list", description = "Instead: every trial in its order, with its point.")
  private boolean list;

  @Mixin private FormatFlag format;

  PlanCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Progress progress = new Progress(host);
    Run run = flags.request(host).run(progress);
    if (list) {
      format.print(PlanText.trials(of(flags.shard(), run.plan())), host.console());
      return ExitCodes.OK;
    }
    print(run, flags.shard(), progress, format.format(), host);
    return ExitCodes.OK;
  }

  /** Measures a reference step of each workload, and prints what the part of the run costs. */
  static void print(Run run, Shard shard, Progress progress, Format format, Host host) {
    RunPlan plan = of(shard, run.estimate());
    progress.close();
    print(plan, format, host);
  }

  private static RunPlan of(Shard shard, RunPlan plan) {
    return plan.withTrials(shard.trials(plan));
  }

  /** Prints what a calibrated plan costs. */
  private static void print(RunPlan plan, Format format, Host host) {
    PlanCost cost = PlanCost.of(plan);
    if (format == Format.JSON) {
      host.console().print(Formats.document(cost));
      return;
    }
    host.console().print(PlanText.cost(cost).text(format, host.console().data().columns()));
    host.console().note(PlanText.summary(plan));
  }
}
