package org.algoperf.cli;

import java.nio.file.Path;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.Formats;
import org.algoperf.harness.run.RunStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells how far a run has come. */
@Command(
    name = "status",
    description =
        "Tell how far a run has come: done, failed, running, left, and how long it will take;"
            + " while it runs here or on a cluster, and afterwards.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  algoperf status results/monday",
      "  algoperf status results/monday --format json | jq .left"
    })
@Exits(on = {ErrorKind.DATA, ErrorKind.OUTPUT})
final class StatusCommand implements Runnable {

  private final Host host;

  @Parameters(paramLabel = "DIR", description = "The directory of a run, which holds plan.json.")
  private Path directory;

  @Mixin private FormatFlag format;

  StatusCommand(Host host) {
    this.host = host;
  }

  @Override
  public void run() {
    RunStatus status = RunStatus.of(directory);
    switch (format.format()) {
      case TABLE -> host.console().lines(StatusText.lines(status));
      case JSON -> host.console().print(Formats.document(StatusText.document(status)));
      case CSV, MD -> format.print(StatusText.trials(status), host.console());
    }
  }
}
