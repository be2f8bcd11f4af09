package org.algoperf.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;
import org.algoperf.scoring.Evidence;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.ScoreRequest;
import org.algoperf.scoring.Scorer;
import org.algoperf.scoring.report.ComparisonReport;
import org.algoperf.scoring.report.Format;
import org.algoperf.scoring.report.MarkdownReport;
import org.algoperf.scoring.report.SvgReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Scores logs and writes reports. */
@Command(
    name = "report",
    description = "Score log trees and write reports; prints the paths of the files.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  algoperf report results/monday",
      "  algoperf report results/monday --out report --format html,csv,latex",
      "  algoperf report results/monday --baseline nadamw --aa results/aa-adamw",
      "  algoperf report results/monday --insert README.md"
    })
@Exits(on = {ErrorKind.DATA, ErrorKind.OUTPUT})
final class ReportCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private ScoreFlags flags;

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "FORMATS",
      description = "html (the default), svg, markdown, csv, json, latex, benchmark, table.")
  private Set<Format> formats = new LinkedHashSet<>(Set.of(Format.HTML));

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the files go (default: the current directory).")
  private Path out = Path.of("");

  @Option(
      names = "--insert",
      paramLabel = "FILE",
      description =
          "Put the Markdown table between <!-- BEGIN LEADERBOARD --> and <!-- END LEADERBOARD -->"
              + " of this file instead.")
  private Optional<Path> insert;

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      description =
          "Compare the other submissions with this one, on the page and on the clock of the"
              + " report; takes one log tree.")
  private Optional<String> baseline;

  @Mixin private FloorFlags floor;

  ReportCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException {
    ScoreRequest request = flags.request();
    Optional<Beside> beside = beside(request);
    Evidence logs = Scorer.evidence(request);
    Optional<ComparisonReport> comparison = beside.map(b -> b.in(request, logs));
    Leaderboard board = Scorer.score(request, logs);
    ScoreFlags.explain(board, host.console());
    if (insert.isPresent()) {
      String text = Files.readString(insert.get());
      write(insert.get(), MarkdownReport.insert(text, board));
      return ExitCodes.OK;
    }
    Files.createDirectories(out.toAbsolutePath());
    for (Format format : formats) {
      write(out.resolve(format.fileName()), format.write(board, comparison));
      if (format == Format.SVG) {
        write(out.resolve("tau.svg"), SvgReport.tau(board));
      }
    }
    return ExitCodes.OK;
  }

  private Optional<Beside> beside(ScoreRequest request) {
    Optional<Beside> beside = Beside.of(baseline, floor, request.clock());
    if (beside.isPresent() && request.trees().size() > 1) {
      throw HarnessException.usage(
          "--baseline: expected one log tree, in which all took turns, found %d",
          request.trees().size());
    }
    return beside;
  }

  private void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
    host.console().println(file);
  }
}
