package org.algoperf.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.external.Externals;
import org.algoperf.harness.run.Recorded;
import org.algoperf.harness.run.Reproduction;
import org.algoperf.harness.run.Reproduction.Match;
import org.algoperf.harness.run.Reproduction.Repeated;
import org.algoperf.scoring.Counts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs again what a report shows. */
@Command(
    name = "reproduce",
    description =
        "Run again what a report shows, all of it or one trial, with the recorded points, seeds and"
            + " budgets, and say whether the final parameters are the same, bit for bit.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  algoperf reproduce results/monday/report.html",
      "  algoperf reproduce results/monday --trial adamw/study_0/fashion_mnist_mlp/trial_3"
    })
@Exits(
    on = {ErrorKind.DATA, ErrorKind.OUTPUT},
    with = ExitCodes.FAILED)
final class ReproduceCommand implements Callable<Integer> {

  private final Host host;

  @Parameters(
      paramLabel = "REPORT",
      description = "A report.html or scores.json, or a directory of results that holds one.")
  private Path report;

  @Option(
      names = "--trial",
      paramLabel = "TRIAL",
      description = "Its path in the log tree, or its index in the plan (default: all).")
  private Optional<String> trial;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the results go (default: results/reproduced-<time>).")
  private Optional<Path> out;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where the data sets lie (default: where they lay).")
  private Optional<Path> dataDir;

  @Mixin private FormatFlag format;

  ReproduceCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Recorded recorded = here(Recorded.read(report));
    Progress progress = new Progress(host);
    progress.begin(recorded.plan(), 0);
    Externals externals =
        Externals.reload(
            recorded.plan().external().values(),
            Optional.of(Files.isDirectory(report) ? report : report.toAbsolutePath().getParent()));
    Reproduction reproduction =
        new Reproduction(
            recorded,
            host.with(externals).source(),
            ConfigFiles.installed().with(externals.points()),
            progress);
    List<Repeated> repeated = progress.during(() -> reproduction.execute(trial));
    format.print(
        new Listing(repeated.stream().map(ReproduceCommand::item).toList()), host.console());
    long same = repeated.stream().filter(r -> r.match() == Match.SAME_BITS).count();
    host.console()
        .note("the same bits: %d of %s".formatted(same, Counts.of(repeated.size(), "trial")));
    return repeated.stream().anyMatch(r -> r.match() == Match.DIFFERENT_BITS)
        ? ExitCodes.FAILED
        : ExitCodes.OK;
  }

  private Recorded here(Recorded recorded) {
    RunConfig config = recorded.plan().config();
    RunConfig moved =
        config.at(out.orElseGet(() -> host.results("reproduced")), dataDir.or(config::dataDir));
    return new Recorded(recorded.plan().withConfig(moved), recorded.ends());
  }

  private static Map<String, Object> item(Repeated repeated) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("trial", repeated.trial());
    item.put("match", Choices.word(repeated.match()));
    item.put("steps_then", repeated.recordedStep());
    item.put("steps_now", repeated.globalStep());
    return item;
  }
}
