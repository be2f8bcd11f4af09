package org.algoperf.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.external.Externals;
import org.algoperf.harness.plan.PlanFile;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.run.Verification;
import org.algoperf.scoring.Counts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks the logs of a run. */
@Command(
    name = "verify",
    description =
        "Check that every file of a run's finished trials is what was written, and that a sample"
            + " of them, run again, has the same bits. Prints what differs, and exits with 1 then.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  algoperf verify results/monday",
      "  algoperf verify results/monday --sample 10 --seed 7",
      "  algoperf verify results/monday --sample 0 --format json"
    })
@Exits(
    on = {ErrorKind.DATA, ErrorKind.OUTPUT},
    with = ExitCodes.FAILED)
final class VerifyCommand implements Callable<Integer> {

  private final Host host;

  @Parameters(paramLabel = "DIR", description = "The directory of a run, which holds plan.json.")
  private Path directory;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "How many trials are run again (default: ${DEFAULT-VALUE}; 0 for none).")
  private int sample = 3;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "By which the sample is drawn (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Mixin private FormatFlag format;

  VerifyCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Verification verification = new Verification(directory);
    List<String> files = verification.files();
    List<PlannedTrial> repeated = verification.sample(Math.max(0, sample), seed);
    Progress progress = new Progress(host);
    List<String> bits = progress.during(() -> verification.repeat(repeated, catalog(), progress));
    List<String> wrong = Stream.of(files, bits).flatMap(List::stream).toList();
    if (format.isTable()) {
      host.console().lines(wrong);
    } else {
      Map<String, Object> written = item("files", verification.sound(), files);
      Map<String, Object> again = item("repetition", repeated.size(), bits);
      format.print(new Listing(List.of(written, again)), host.console());
    }
    host.console()
        .note(
            "all files as they were written: %s; run again: %d; %s"
                .formatted(
                    Counts.of(verification.sound(), "trial"),
                    repeated.size(),
                    wrong.isEmpty() ? "all is in order" : Counts.of(wrong.size(), "difference")));
    return wrong.isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private static Map<String, Object> item(String check, int trials, List<String> differences) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("check", check);
    item.put("trials", trials);
    item.put("differences", differences);
    return item;
  }

  private CatalogSource catalog() {
    Path plan = directory.resolve(PlanFile.NAME);
    Externals externals =
        Externals.reload(PlanFile.read(plan).external().values(), Optional.of(directory));
    return host.with(externals).source();
  }
}
