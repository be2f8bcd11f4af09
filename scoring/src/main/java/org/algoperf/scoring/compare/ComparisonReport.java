package org.algoperf.scoring.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.algoperf.scoring.Columns;
import org.algoperf.scoring.Interval;
import org.algoperf.scoring.log.Json;

/**
 * Comparisons on paper.
 *
 * @param old the name of what is compared with
 * @param now the name of what is compared
 * @param clock in which currency
 * @param floor of the noise
 * @param comparisons by submission
 * @param notices what a reader should know
 */
public record ComparisonReport(
    String old,
    String now,
    String clock,
    NoiseFloor floor,
    List<Comparison> comparisons,
    List<String> notices) {

  /** The version of the JSON document; raised when a key changes its meaning or goes away. */
  public static final int SCHEMA_VERSION = 1;

  private static final List<String> HEADER =
      List.of(
          "submission",
          "than",
          "workload",
          "ratio",
          "95% interval",
          "studies",
          "missed",
          "floor",
          "verdict");

  /** Copies the lists. */
  public ComparisonReport {
    comparisons = List.copyOf(comparisons);
    notices = List.copyOf(notices);
  }

  /** The formats of a comparison. */
  public enum Format {
    /** For the terminal. */
    TABLE,
    /** One document. */
    JSON,
    /** A row for each submission and workload. */
    CSV,
    /** For a job's summary. */
    MARKDOWN
  }

  /** The report as text. */
  public String write(Format format) {
    return switch (format) {
      case TABLE -> table();
      case JSON ->
          Json.write(new Document(SCHEMA_VERSION, old, now, clock, floor, comparisons, notices));
      case CSV -> csv();
      case MARKDOWN -> markdown();
    };
  }

  private record Document(
      int schemaVersion,
      String old,
      String now,
      String clock,
      NoiseFloor noiseFloor,
      List<Comparison> comparisons,
      List<String> notices) {}

  private String heading() {
    return "%s clock; ratio of times to target, %s over %s: below 1 is faster; noise floor %s (%s)"
        .formatted(clock.replace('_', ' '), now, old, percent(floor.overall()), floor.source());
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (Comparison c : comparisons) {
      for (Ratio r : c.rows()) {
        rows.add(
            List.of(
                c.now(),
                c.old().equals(c.now()) ? "before" : c.old(),
                r.workload(),
                ratio(r.ratio()),
                interval(r.interval()),
                String.valueOf(r.studies()),
                "%d, %d".formatted(r.oldMisses(), r.newMisses()),
                percent(r.floor()),
                r.judgement().text()));
      }
    }
    return rows;
  }

  private String table() {
    List<List<String>> rows = new ArrayList<>(List.of(HEADER));
    rows.addAll(rows());
    StringBuilder out = new StringBuilder(heading()).append("\n\n").append(Columns.left(rows));
    baseline().ifPresent(text -> out.append('\n').append(text).append('\n'));
    return out.toString();
  }

  /** How times of different machines were compared, in words. */
  private Optional<String> baseline() {
    return comparisons.stream()
        .flatMap(c -> c.baseline().stream())
        .findFirst()
        .map("times are relative to %s, which ran beside on each side"::formatted);
  }

  private String csv() {
    String header =
        "submission,than,workload,ratio,low,high,studies,old_misses,new_misses,floor,baseline,verdict\n";
    StringBuilder out = new StringBuilder(header);
    for (Comparison c : comparisons) {
      for (Ratio r : c.rows()) {
        out.append(
            String.join(
                ",",
                c.now(),
                c.old(),
                r.workload(),
                number(r.ratio()),
                number(r.interval().low()),
                number(r.interval().high()),
                String.valueOf(r.studies()),
                String.valueOf(r.oldMisses()),
                String.valueOf(r.newMisses()),
                number(r.floor()),
                c.baseline().orElse(""),
                r.judgement().name().toLowerCase(Locale.ROOT)));
        out.append('\n');
      }
    }
    return out.toString();
  }

  private String markdown() {
    StringBuilder out = new StringBuilder();
    out.append("| ").append(String.join(" | ", HEADER)).append(" |\n");
    out.append("|:---|:---|:---|---:|:---:|---:|---:|---:|:---|\n");
    for (List<String> row : rows()) {
      out.append(
          row.stream()
              .map(cell -> cell.replaceAll("([\\\\`*_{}\\[\\]|<])", "\\\\$1"))
              .collect(Collectors.joining(" | ", "| ", " |\n")));
    }
    out.append('\n').append(heading().replace("|", "\\|")).append(".\n");
    baseline().ifPresent(text -> out.append('\n').append(text).append(".\n"));
    notices.forEach(notice -> out.append("\n- ").append(notice));
    return out.append(notices.isEmpty() ? "" : "\n").toString();
  }

  /** {@code 1.052}; words for what is no ratio. */
  static String ratio(double ratio) {
    if (Double.isNaN(ratio)) {
      return "–";
    }
    if (Double.isInfinite(ratio)) {
      return "missed";
    }
    return ratio == 0 ? "only new" : String.format(Locale.ROOT, "%.3f", ratio);
  }

  private static String interval(Interval interval) {
    return Double.isNaN(interval.low())
        ? "–"
        : ratio(interval.low()) + " to " + ratio(interval.high());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "nan" : Double.isInfinite(value) ? "inf" : Double.toString(value);
  }
}
