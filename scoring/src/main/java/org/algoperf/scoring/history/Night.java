package org.algoperf.scoring.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.algoperf.scoring.Interval;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.ScoreRow;
import org.algoperf.scoring.compare.ResultSet;
import org.algoperf.scoring.log.Json;

/**
 * A line of a history: what one run has shown.
 *
 * @param schemaVersion of the line; {@value #SCHEMA_VERSION} today
 * @param runId digest of the results: the same run has the same
 * @param date of the run, ISO 8601, by which nights are ordered
 * @param results all study times
 * @param standings the leaderboard
 */
public record Night(
    int schemaVersion, String runId, String date, ResultSet results, List<Standing> standings) {

  /** The version that this code writes. */
  public static final int SCHEMA_VERSION = 1;

  private static final int ID_LENGTH = 16;

  /**
   * A submission's place on the leaderboard.
   *
   * @param rank from 1
   * @param submission its name
   * @param score under the exact rule
   * @param interval of the score, where there is one
   */
  public record Standing(int rank, String submission, double score, Optional<Interval> interval) {

    static Standing of(ScoreRow row) {
      return new Standing(row.rank(), row.submission(), row.score(), row.interval());
    }
  }

  /** Copies the list. */
  public Night {
    standings = List.copyOf(standings);
  }

  /** The line of a run. */
  public static Night of(String date, ResultSet results, Leaderboard board) {
    return new Night(
        SCHEMA_VERSION,
        digest(results),
        date,
        results.named("the night of " + date),
        board.scores().stream().map(Standing::of).toList());
  }

  /** Where a submission stood; empty where it did not run. */
  public Optional<Standing> standing(String submission) {
    return standings.stream().filter(s -> s.submission().equals(submission)).findFirst();
  }

  private static String digest(ResultSet results) {
    try {
      // Times in full precision tell any two runs apart.
      byte[] bytes =
          Json.write(List.of(results.machine(), results.times())).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest).substring(0, ID_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
