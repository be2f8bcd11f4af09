package org.algoperf.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.algoperf.scoring.StandIns;
import org.algoperf.scoring.report.ComparisonReport;

/**
 * What is printed when a run is complete: the leaderboard and the comparison on standard output,
 * the rest on standard error.
 *
 * @param host that prints
 * @param beside what the submissions are compared with
 */
record Ending(Host host, Optional<Beside> beside) {

  /** Scores the results, writes the files, and prints. */
  void print(Path out) {
    Results results = Results.of(out, beside);
    Console console = host.console();
    // The run has warned of stand-ins before its first trial.
    ScoreFlags.explain(results.board(), notice -> !notice.startsWith(StandIns.HEADING), console);
    if (console.columns().isPresent()) {
      console.err().println(PlotCommand.all(results.board(), console));
      console.err().flush();
    }
    console.print(results.table(console));
    results.comparison().ifPresent(report -> print(report, results, console));
    console.note("results in %s: %s".formatted(out, results.files()));
  }

  private static void print(ComparisonReport report, Results results, Console console) {
    report.notices().stream()
        .filter(notice -> !results.board().notices().contains(notice))
        .forEach(console::note);
    console.print("\n" + report.write(ComparisonReport.Format.TABLE, console.data().columns()));
  }
}
