package org.algoperf.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.algoperf.harness.Formats;
import org.algoperf.scoring.Columns;
import org.algoperf.scoring.FittedColumns;
import org.algoperf.scoring.Legible;
import org.apache.commons.math3.util.Precision;

/**
 * Things with a name and attributes.
 *
 * @param items attribute to value, null where there is none; all items have the same attributes in
 *     the same order
 */
record Listing(List<Map<String, Object>> items) {

  /** Raised whenever a key of a printed document changes its meaning or goes away. */
  static final int SCHEMA_VERSION = 1;

  /** What 'describe' tells as well, and what says least, for narrow terminals to do without. */
  private static final List<String> LEAST_IMPORTANT =
      List.of(
          "default_point",
          "reference",
          "targets",
          "direction",
          "batch_size",
          "step_hint",
          "pairs",
          "largest_percent");

  /** What is printed as JSON. */
  record Document(int schemaVersion, List<Map<String, Object>> items) {}

  Listing {
    items = List.copyOf(items);
  }

  /** The things in a format. */
  String text(Format format) {
    return text(format, OptionalInt.empty());
  }

  /**
   * The things in a format.
   *
   * @param width of the terminal, to which a table keeps; without one nothing is wrapped or left
   *     out
   */
  String text(Format format, OptionalInt width) {
    return switch (format) {
      case TABLE -> table(width);
      case JSON -> json();
      case CSV -> csv();
      case MD -> markdown();
    };
  }

  private String json() {
    return Formats.document(new Document(SCHEMA_VERSION, items));
  }

  private String csv() {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(header());
      items.forEach(item -> csv.writeRecord(cells(item)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add(row(header()));
    lines.add(row(header().stream().map(h -> "---").toList()));
    items.forEach(item -> lines.add(row(readable(item))));
    return String.join("\n", lines) + "\n";
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private String table(OptionalInt width) {
    List<List<String>> rows =
        Stream.concat(Stream.of(header()), items.stream().map(Listing::readable)).toList();
    return width.isPresent()
        ? FittedColumns.write(rows, width.getAsInt(), LEAST_IMPORTANT)
        : Columns.left(rows);
  }

  private List<String> header() {
    return items.isEmpty() ? List.of() : List.copyOf(items.get(0).keySet());
  }

  private static List<String> cells(Map<String, Object> item) {
    return item.values().stream().map(Listing::cell).toList();
  }

  /** A value without digits that mean nothing. */
  static double rounded(double value, int digits) {
    return Precision.round(value, digits);
  }

  private static String cell(Object value) {
    return value instanceof Map<?, ?> map
        ? map.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(" "))
        : value == null ? "" : String.valueOf(value);
  }

  private static List<String> readable(Map<String, Object> item) {
    return item.values().stream().map(Listing::readable).toList();
  }

  /** A cell of a table for people. */
  private static String readable(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(e -> e.getKey() + "=" + readable(e.getValue()))
          .collect(Collectors.joining(" "));
    }
    return value == null ? "" : Legible.of(value);
  }
}
