package org.algoperf.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.algoperf.harness.ErrorKind;
import org.algoperf.scoring.OfficialExport;
import org.algoperf.scoring.export.LogExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes our logs readable for other tools. */
@Command(
    name = "export",
    description =
        "Copy logs so that another tool can read them: mlcommons writes a tree and a targets file"
            + " for the official scorer; csv and parquet a table of trials and one of evaluations;"
            + " tensorboard an event file for each trial.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  algoperf export results/monday --format mlcommons --out exported",
      "  algoperf export results/monday --format parquet --out tables",
      "  algoperf export results/monday --format tensorboard --out events",
      "  python score_submissions.py --submission_directory exported/logs"
          + " --workload_targets exported/workload_targets.json"
    })
@Exits(on = {ErrorKind.DATA, ErrorKind.OUTPUT})
final class ExportCommand implements Callable<Integer> {

  /** For whom. */
  enum Tool {
    MLCOMMONS,
    CSV,
    PARQUET,
    TENSORBOARD
  }

  private final Host host;

  @Mixin private ScoreFlags flags;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "mlcommons (the default), csv, parquet or tensorboard.")
  private Tool format = Tool.MLCOMMONS;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the copy goes (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("exported");

  ExportCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException {
    List<String> differences =
        switch (format) {
          case MLCOMMONS -> OfficialExport.write(flags.request(), out);
          case CSV -> LogExport.CSV.write(flags.request(), out);
          case PARQUET -> LogExport.PARQUET.write(flags.request(), out);
          case TENSORBOARD -> LogExport.TENSORBOARD.write(flags.request(), out);
        };
    differences.forEach(host.console()::note);
    host.console().println(out);
    return ExitCodes.OK;
  }
}
