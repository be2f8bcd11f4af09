package org.algoperf.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.Labels;
import org.algoperf.harness.aa.AaComparison;
import org.algoperf.harness.aa.Difference;
import org.algoperf.harness.aa.Pair;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.run.Run;
import org.algoperf.harness.run.RunSummary;
import org.algoperf.scoring.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs one submission under two names: the noise of the machine. */
@Command(
    name = "aa",
    description =
        "Run the same submission under two names, at its default point and with the same seeds,"
            + " taking turns, and print by how many percent their times differ, with a 95 %%"
            + " interval. No verdict can rest on a smaller difference than that.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  algoperf aa --submission adamw",
      "  algoperf aa --submission adamw --workloads '*_mlp' --studies 10 --format json"
    })
@Exits(
    on = {ErrorKind.DATA, ErrorKind.OUTPUT, ErrorKind.INTERRUPTED},
    with = ExitCodes.FAILED)
final class AaCommand implements Callable<Integer> {

  private static final List<Clock> CLOCKS = List.of(Clock.WALL, Clock.CPU, Clock.ROBUST);
  private static final int RESAMPLES = 2000;

  private final Host host;

  @Spec private CommandSpec spec;

  @Mixin private MachineFlags machine;

  @Option(
      names = "--submission",
      paramLabel = "NAME",
      description = "To be compared with itself (default: ${DEFAULT-VALUE}).")
  private String submission = "adamw";

  @Option(
      names = "--workloads",
      arity = "1",
      paramLabel = "GLOBS",
      description = "Names or globs, separated by commas (default: those of a run).")
  private List<String> workloads;

  @Option(
      names = "--studies",
      paramLabel = "N",
      description = "Pairs of trials on each workload (default: ${DEFAULT-VALUE}).")
  private int studies = 5;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description =
          "After which a trial ends, whatever it has reached (default: the workload's step hint,"
              + " which is also the most).")
  private long steps = Long.MAX_VALUE;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "From which every random stream is derived (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the logs go (default: results/aa-<submission>-<time>).")
  private Optional<Path> out;

  @Mixin private FormatFlag format;

  AaCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    RunConfig request = request();
    Progress progress = new Progress(host);
    Run run =
        new Run(request, host.source(), ConfigFiles.installed(), progress, OptionalLong.of(steps))
            .within(machine.limits(request.workers()));
    return Interruption.guard(
        host.console(),
        Interruption.Work.of(() -> check(run, progress), run::stop),
        Interruption.again(spec.commandLine(), request.out()));
  }

  private int check(Run run, Progress progress) {
    RunSummary summary = progress.during(run::execute);
    SummaryText.lines(summary).forEach(host.console()::note);
    SummaryText.notices(summary).forEach(host.console()::note);
    List<Pair> pairs = Pair.read(summary.out(), CLOCKS);
    List<Map<String, Object>> items = new ArrayList<>();
    new AaComparison(RESAMPLES, seed).compare(pairs, CLOCKS).forEach(d -> items.add(item(d)));
    format.print(new Listing(items), host.console());
    return summary.exitCode();
  }

  private RunConfig request() {
    RunSettings settings =
        new RunSettings(
            Optional.of(new Name("self_tuning", "the ruleset of this check")),
            Optional.ofNullable(workloads).map(values -> Name.ofFlag("--workloads", values)),
            Optional.of(List.of(new Name(submission, "--submission"))),
            Optional.empty(),
            OptionalInt.of(studies),
            OptionalInt.of(1),
            OptionalLong.of(seed),
            out.or(() -> Optional.of(host.results("aa-" + submission))),
            machine.dataDir(),
            machine.download(),
            Optional.of(false),
            machine.workers(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    RunConfig config = new RunRequest(host).settle(settings, List.of());
    if (config.submissions().size() != 1) {
      throw HarnessException.usage(
          "--submission: expected one submission, found %d that match '%s': %s",
          config.submissions().size(), submission, String.join(", ", config.submissions()));
    }
    String name = config.submissions().get(0);
    return config.withSubmissions(Pair.LABELS.stream().map(l -> Labels.of(name, l)).toList());
  }

  static Map<String, Object> item(Difference difference) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("workload", difference.workload());
    item.put("clock", difference.clock().label());
    item.put("pairs", difference.pairs());
    item.put("difference_percent", percent(difference.relative()));
    item.put("low_percent", percent(difference.interval().low()));
    item.put("high_percent", percent(difference.interval().high()));
    item.put("largest_percent", percent(difference.largest()));
    return item;
  }

  private static double percent(double share) {
    return Listing.rounded(100 * share, 2);
  }
}
