package org.algoperf.submissions;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.algoperf.submissions.api.SubmissionType;
import org.algoperf.submissions.catalog.CatalogEntry;
import org.algoperf.submissions.contract.Subject;

/** Reads {@code configs/submissions}. */
public final class Configs {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> POINT = new TypeReference<>() {};

  private Configs() {}

  /** The submission as the contract's clauses take it. */
  public static Subject subject(CatalogEntry entry) {
    return new Subject(
        SubmissionType.of(entry.type()),
        JSON.convertValue(read(entry, "point.json"), POINT),
        corners(entry));
  }

  /**
   * Points of the search space that touch each of its bounds: all smallest, all middle and all
   * largest values; all points of a list.
   */
  private static List<Map<String, Object>> corners(CatalogEntry entry) {
    JsonNode space = read(entry, "tuning_search_space.json");
    List<Map<String, Object>> points = new ArrayList<>();
    if (space.isArray()) {
      space.forEach(point -> points.add(JSON.convertValue(point, POINT)));
      return points;
    }
    for (double u : new double[] {0, .5, 1}) {
      Map<String, Object> point = new LinkedHashMap<>();
      space.properties().forEach(e -> point.put(e.getKey(), value(e.getValue(), u)));
      points.add(point);
    }
    return points;
  }

  private static Object value(JsonNode range, double u) {
    if (range.has("feasible_points")) {
      JsonNode values = range.get("feasible_points");
      return JSON.convertValue(values.get((int) Math.round(u * (values.size() - 1))), Object.class);
    }
    double min = range.get("min").asDouble();
    double max = range.get("max").asDouble();
    if (!(min < max)) {
      throw new IllegalStateException("min is not below max in " + range);
    }
    return switch (range.get("scaling").asText()) {
      case "log" -> min * Math.pow(max / min, u);
      case "linear" -> min + u * (max - min);
      default -> throw new IllegalStateException("scaling is linear or log, found " + range);
    };
  }

  /** Reads a file of the submission's directory. */
  private static JsonNode read(CatalogEntry entry, String file) {
    Path path =
        Path.of(System.getProperty("algoperf.home"), "configs/submissions", entry.name(), file);
    try {
      return JSON.readTree(Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
