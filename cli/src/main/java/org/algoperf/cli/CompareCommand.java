package org.algoperf.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;
import org.algoperf.scoring.ScoreRequest;
import org.algoperf.scoring.compare.Comparer;
import org.algoperf.scoring.compare.Observed;
import org.algoperf.scoring.report.ComparisonReport;
import org.algoperf.scoring.report.ComparisonReport.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which of two is faster, if that can be said. */
@Command(
    name = "compare",
    description =
        "Compare times to target: the same submissions in two result directories, or the"
            + " submissions of one directory with a baseline in it. Prints the ratio new / old on"
            + " each workload and overall, with a 95 %% interval, and a verdict that takes the noise"
            + " of the machine into account.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  algoperf compare results/monday results/tuesday",
      "  algoperf compare results/monday results/tuesday --submission mine --fail-on slower",
      "  algoperf compare results/monday --baseline nadamw --aa results/aa-adamw",
      "  algoperf compare laptop server --baseline nadamw --format md",
      "  algoperf compare results/monday results/tuesday --format html > comparison.html"
    })
@Exits(
    on = {ErrorKind.DATA, ErrorKind.OUTPUT},
    with = ExitCodes.VERDICT)
final class CompareCommand implements Callable<Integer> {

  private final Host host;

  @Parameters(
      arity = "1..2",
      paramLabel = "DIR",
      description = "Old and new results; or one, together with --baseline.")
  private List<Path> directories;

  @Option(
      names = {"--submission", "--submissions"},
      split = ",",
      paramLabel = "NAMES",
      description = "What to compare (default: every submission that can be).")
  private List<String> submissions = List.of();

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      description =
          "The submission to compare with; of two directories, the one through which times of"
              + " different machines are compared (default there: nadamw, if both hold it).")
  private Optional<String> baseline;

  @Mixin private ClockFlag clock;

  @Mixin private FloorFlags floor;

  @Mixin private FailOn failOn;

  @Option(
      names = "--bootstrap",
      paramLabel = "N",
      description = "Resamples behind the intervals (default: ${DEFAULT-VALUE}).")
  private int resamples = Comparisons.RESAMPLES;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the bootstrap (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table (the default), json, csv, md or html.")
  private Format format = Format.TABLE;

  CompareCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    if (resamples < 1) {
      throw HarnessException.usage(
          "--bootstrap: expected at least 1 resample, found %d", resamples);
    }
    List<Observed> sets = new ArrayList<>();
    for (Path directory : directories) {
      sets.add(
          Observed.read(directory, ScoreRequest.of(List.of(directory)).withClock(clock.clock())));
    }
    var noise = floor.on(clock.clock());
    Comparisons comparisons =
        new Comparisons(new Comparer(noise, resamples, seed), noise, submissions);
    ComparisonReport report =
        sets.size() == 1
            ? comparisons.within(sets.get(0), baseline)
            : comparisons.across(sets.get(0), sets.get(1), baseline);
    report.notices().forEach(host.console()::note);
    host.console().print(report.write(format, host.console().data().columns()));
    return failOn.exitCode(report.comparisons());
  }
}
