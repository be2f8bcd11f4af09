package org.algoperf.harness.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.Formats;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.scoring.RunRecord.End;

/**
 * A run as a report has recorded it.
 *
 * @param plan what was run
 * @param ends how its trials ended, by path in the log tree
 */
public record Recorded(RunPlan plan, SortedMap<String, End> ends) {

  private static final Pattern EMBEDDED =
      Pattern.compile(
          "<script type=\"application/json\" id=\"runs\">(.*?)</script>", Pattern.DOTALL);

  private static final List<String> REPORTS = List.of("report.html", "scores.json");

  /**
   * Reads the record of a report.
   *
   * @param report an HTML or JSON report, or a directory of results that holds one
   * @throws HarnessException of kind USAGE when it records no run, or several
   */
  public static Recorded read(Path report) {
    Path file = file(report);
    try {
      JsonNode runs = runs(file, Files.readString(file));
      if (runs.size() != 1) {
        throw HarnessException.usage(
            "%s records %d runs, expected one: reproduce the report of a single results directory",
            file, runs.size());
      }
      JsonNode run = runs.get(0);
      SortedMap<String, End> ends = new TreeMap<>();
      for (String key : names(run.path("trials"))) {
        ends.put(key, Formats.json().treeToValue(run.path("trials").path(key), End.class));
      }
      return new Recorded(Formats.json().treeToValue(run.path("plan"), RunPlan.class), ends);
    } catch (JsonProcessingException e) {
      throw new HarnessException(ErrorKind.USAGE, file + ": " + Formats.explain(e), e);
    } catch (IOException e) {
      throw new HarnessException(
          ErrorKind.USAGE, "%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static Path file(Path report) {
    if (!Files.isDirectory(report)) {
      return report;
    }
    return REPORTS.stream()
        .map(report::resolve)
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(
            () ->
                HarnessException.usage(
                    "%s holds no report: expected %s", report, String.join(" or ", REPORTS)));
  }

  private static JsonNode runs(Path file, String text) throws JsonProcessingException {
    Matcher embedded = EMBEDDED.matcher(text);
    boolean page = embedded.find();
    JsonNode runs =
        page
            ? Formats.json().readTree(embedded.group(1))
            : Formats.json().readTree(text).path("runs");
    if (!runs.isArray()) {
      throw HarnessException.usage(
          "%s records no run: expected a report.html or scores.json of this version", file);
    }
    return runs;
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
