package org.algoperf.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.algoperf.scoring.log.Json;
import org.algoperf.scoring.log.TrialLog;

/**
 * What it takes to repeat a run and to see whether it came out the same. Every report carries it.
 *
 * @param plan {@value #PLAN} of the run as it stands: configuration, rules, data, points and seeds
 * @param trials how they ended, by their path in the log tree
 */
public record RunRecord(JsonNode plan, SortedMap<String, End> trials) {

  /** The file of a log tree that says what was run. */
  public static final String PLAN = "plan.json";

  /**
   * How a trial ended.
   *
   * @param globalStep steps taken
   * @param parametersSha256 digest of the final parameters' bytes
   */
  public record End(long globalStep, String parametersSha256) {}

  /** Keeps the map from being changed. */
  public RunRecord {
    trials = Collections.unmodifiableSortedMap(new TreeMap<>(trials));
  }

  /** A record for each tree that holds a plan; official logs hold none. */
  static List<RunRecord> of(List<Path> trees, List<TrialLog> logs) {
    List<RunRecord> records = new ArrayList<>();
    for (Path tree : trees) {
      Path file = tree.resolve(PLAN);
      if (Files.exists(file)) {
        records.add(new RunRecord(read(file), ends(tree, logs)));
      }
    }
    return records;
  }

  private static JsonNode read(Path file) {
    try {
      return Json.read(file, JsonNode.class);
    } catch (IOException e) {
      throw new ScoringException(e.getMessage(), e);
    }
  }

  private static SortedMap<String, End> ends(Path tree, List<TrialLog> logs) {
    SortedMap<String, End> ends = new TreeMap<>();
    for (TrialLog log : logs) {
      if (log.directory().startsWith(tree)) {
        log.result()
            .ifPresent(
                result ->
                    result
                        .parametersSha256()
                        .ifPresent(
                            sha -> ends.put(log.key().path(), new End(result.globalStep(), sha))));
      }
    }
    return ends;
  }
}
