package org.algoperf.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.ScoreRequest;
import org.algoperf.scoring.Scorer;
import org.algoperf.scoring.report.Format;

/**
 * The leaderboard of a run, on paper.
 *
 * @param table for the terminal
 * @param files what was written beside the logs, by name
 * @param board what they were written from
 */
record Results(String table, String files, Leaderboard board) {

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
   * @throws org.algoperf.scoring.ScoringException if the logs cannot be scored
   */
  static Results of(Path out) {
    Leaderboard board = Scorer.score(ScoreRequest.of(List.of(out)));
    FILES.forEach((name, format) -> write(out.resolve(name), format.write(board)));
    return new Results(Format.TABLE.write(board), String.join(", ", FILES.keySet()), board);
  }

  /** Does so, and shows the table and where the files are. */
  static void print(Path out, Console console) {
    Results results = of(out);
    console.print(results.table());
    console.note("results in %s: %s".formatted(out, results.files()));
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
