package org.algoperf.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.WorkloadConfig.Target;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.run.TargetConfig;
import org.algoperf.harness.run.TargetFile;
import org.algoperf.harness.run.TargetSetter;
import org.algoperf.harness.worker.Cores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds a workload's targets on the data at hand. */
@Command(
    name = "target",
    description =
        "Find a workload's targets on the data at hand: tune each algorithm, rerun the best point,"
            + " take the median. Prints the target as YAML.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  algoperf target fashion_mnist_mlp --data-dir ~/data",
      "  algoperf target small_transformer --trials 50 --reruns 20 --write"
    })
final class TargetCommand implements Callable<Integer> {

  private final Host host;

  @Spec private CommandSpec spec;

  @Mixin private MachineFlags machine;

  @Parameters(paramLabel = "WORKLOAD", description = "The workload's name.")
  private String workload;

  @Option(
      names = "--submissions",
      paramLabel = "GLOBS",
      description = "The algorithms to tune (default: heavy_ball,nesterov,adamw,nadamw).")
  private List<String> submissions = TargetConfig.ALGORITHMS;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "Quasi-random points for each algorithm (default: ${DEFAULT-VALUE}).")
  private int trials = 20;

  @Option(
      names = "--reruns",
      paramLabel = "N",
      description = "Seeds of the best point (default: ${DEFAULT-VALUE}).")
  private int reruns = 10;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the procedure (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the logs of its trials go (default: results/target-<workload>-<time>).")
  private Optional<Path> out;

  @Option(
      names = "--write",
      description = "Put the target into configs/workloads/<workload>.yaml as well.")
  private boolean write;

  TargetCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    ConfigFiles files = ConfigFiles.installed();
    TargetConfig request = request();
    Progress progress = new Progress(host);
    TargetSetter setter =
        new TargetSetter(
                request,
                CatalogSource.of(BuiltIn.class),
                files,
                () -> host.now().get().atZone(ZoneId.systemDefault()).toInstant(),
                progress)
            .within(machine.limits(request.workers()));
    return Interruption.guard(
        host.console(),
        new Interruption.Work() {
          @Override
          public int run() {
            return set(setter, files, progress);
          }

          @Override
          public void stop() {
            setter.stop();
          }
        },
        Interruption.again(spec.commandLine(), request.out()));
  }

  private int set(TargetSetter setter, ConfigFiles files, Progress progress) {
    Target target;
    try {
      target = setter.execute();
    } finally {
      progress.close();
    }
    host.console().out().print(TargetFile.yaml(List.of(target)));
    host.console().out().flush();
    if (write) {
      host.console().note("written to " + TargetFile.write(files, workload, target));
    }
    return ExitCodes.OK;
  }

  private TargetConfig request() {
    workload = host.catalog().workload(workload).name();
    return new TargetConfig(
        workload,
        Name.select(
            "submission",
            Name.ofFlag("--submissions", submissions),
            host.catalog().submissions().keySet()),
        trials,
        reruns,
        seed,
        out.orElseGet(() -> RunRequest.stampedOut(host, "target-" + workload)),
        machine.dataDir().or(() -> RunRequest.environmentDataDir(host)),
        machine.download().orElse(false),
        machine.workers().orElseGet(Cores::defaultWorkers));
  }
}
