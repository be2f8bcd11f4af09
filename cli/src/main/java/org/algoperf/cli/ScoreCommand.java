package org.algoperf.cli;

import org.algoperf.harness.ErrorKind;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.Scorer;
import org.algoperf.scoring.report.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Scores logs and prints the leaderboard. */
@Command(
    name = "score",
    description = "Score log trees, ours or the original's, and print the leaderboard.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  algoperf score results/a results/b",
      "  algoperf score results/monday --format json | jq '.scores[0].submission'",
      "  algoperf score logs --targets workload_targets.json --compat mlcommons"
    })
@Exits(on = {ErrorKind.DATA, ErrorKind.OUTPUT})
final class ScoreCommand implements Runnable {

  private final Host host;

  @Mixin private ScoreFlags flags;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table (the default), json, csv, markdown, latex, svg, benchmark or html.")
  private Format format = Format.TABLE;

  ScoreCommand(Host host) {
    this.host = host;
  }

  @Override
  public void run() {
    Leaderboard board = Scorer.score(flags.request());
    ScoreFlags.explain(board, host.console());
    host.console().print(format.write(board, host.console().data().columns()));
  }
}
