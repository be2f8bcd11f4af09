package org.algoperf.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.WorkloadConfig.Target;
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
            + " take the median. Prints the target.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  algoperf target fashion_mnist_mlp --data-dir ~/data",
      "  algoperf target small_transformer --trials 50 --reruns 20 --write"
    })
@Exits(on = {ErrorKind.DATA, ErrorKind.OUTPUT, ErrorKind.INTERRUPTED})
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
      names = "--format",
      paramLabel = "FORMAT",
      description = "yaml (the default), table, json, csv or md.")
  private Form format = Form.YAML;

  @Option(
      names = "--write",
      description = "Put the target into configs/workloads/<workload>.yaml as well.")
  private boolean write;

  /** How a target is printed. */
  enum Form {
    /** As it stands in a workload's file. */
    YAML,
    TABLE,
    JSON,
    CSV,
    MD
  }

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
                host.source(),
                files,
                () -> host.now().get().atZone(ZoneId.systemDefault()).toInstant(),
                progress)
            .within(machine.limits(request.workers()));
    return Interruption.guard(
        host.console(),
        Interruption.Work.of(() -> set(setter, files, progress), setter::stop),
        Interruption.again(spec.commandLine(), request.out()));
  }

  private int set(TargetSetter setter, ConfigFiles files, Progress progress) {
    Target target = progress.during(setter::execute);
    host.console().print(text(target));
    if (write) {
      host.console().note("written to " + TargetFile.write(files, workload, target));
    }
    return ExitCodes.OK;
  }

  private String text(Target target) {
    if (format == Form.YAML) {
      return TargetFile.yaml(List.of(target));
    }
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("workload", workload);
    item.put("data", target.data());
    item.put("sha256", target.sha256());
    item.put("validation_target", target.validationTarget());
    item.put(
        "test_target", target.testTarget().isPresent() ? target.testTarget().getAsDouble() : null);
    item.put("winner", target.procedure().winner());
    item.put("point", target.procedure().point());
    item.put("validation_values", target.procedure().validationValues());
    return new Listing(List.of(item)).text(Format.valueOf(format.name()));
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
        out.orElseGet(() -> host.results("target-" + workload)),
        machine.dataDir().or(host::dataDir),
        machine.download().orElse(false),
        machine.workers().orElseGet(Cores::defaultWorkers));
  }
}
