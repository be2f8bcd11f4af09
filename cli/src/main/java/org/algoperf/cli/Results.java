package org.algoperf.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.algoperf.scoring.Evidence;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.ScoreRequest;
import org.algoperf.scoring.Scorer;
import org.algoperf.scoring.report.ComparisonReport;
import org.algoperf.scoring.report.Format;

/**
 * The leaderboard of a run, on paper.
 *
 * @param files what was written beside the logs, by name
 * @param board what they were written from
 * @param comparison with the baseline, if there is one
 */
record Results(String files, Leaderboard board, Optional<ComparisonReport> comparison) {

  private static final Map<String, Format> FILES = new LinkedHashMap<>();

  static {
    FILES.put("scores.csv", Format.CSV);
    FILES.put("scores.json", Format.JSON);
    FILES.put("profiles.svg", Format.SVG);
    FILES.put("report.html", Format.HTML);
  }

  /**
   * Scores the logs in a directory and writes every report into it.
   *
   * @param beside whose comparison belongs on the page
   * @throws org.algoperf.scoring.ScoringException if the logs cannot be scored
   */
  static Results of(Path out, Optional<Beside> beside) {
    ScoreRequest request = ScoreRequest.of(List.of(out));
    Evidence logs = Scorer.evidence(request);
    Optional<ComparisonReport> comparison = beside.map(b -> b.in(request, logs));
    Leaderboard board = Scorer.score(request, logs);
    FILES.forEach((name, format) -> write(out.resolve(name), format.write(board, comparison)));
    return new Results(String.join(", ", FILES.keySet()), board, comparison);
  }

  /** The leaderboard for people. */
  String table(Console console) {
    return Format.TABLE.write(board, console.data().columns());
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
