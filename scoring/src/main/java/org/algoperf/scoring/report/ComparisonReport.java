package org.algoperf.scoring.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.algoperf.scoring.compare.Comparison;
import org.algoperf.scoring.compare.NoiseFloor;
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
    MD,
    /** One self-contained page. */
    HTML
  }

  /** The report as text, in lines of any length. */
  public String write(Format format) {
    return write(format, OptionalInt.empty());
  }

  /**
   * The report as text.
   *
   * @param columns of the terminal that shows it, to which {@link Format#TABLE} keeps
   */
  public String write(Format format, OptionalInt columns) {
    return switch (format) {
      case TABLE -> ComparisonText.table(this, columns.orElse(TextReport.UNLIMITED));
      case JSON ->
          Json.write(new Document(SCHEMA_VERSION, old, now, clock, floor, comparisons, notices));
      case CSV -> ComparisonText.csv(this);
      case MD -> ComparisonText.markdown(this);
      case HTML -> ComparisonPage.write(this);
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

  /** What the numbers are, in a sentence. */
  String heading() {
    return "%s clock; ratio of times to target, %s over %s%s: below 1 is faster; noise floor %s (%s)"
        .formatted(
            clock.replace('_', ' '),
            now,
            old,
            average(),
            Texts.share(floor.overall()),
            floor.source());
  }

  /** Which average the ratios are, as medians of times on a leaderboard may have another ratio. */
  String average() {
    return comparisons.stream().allMatch(Comparison::paired)
        ? " (median of the studies' ratios)"
        : "";
  }

  /** How times of different machines were compared, in words. */
  Optional<String> baseline() {
    return comparisons.stream()
        .flatMap(c -> c.baseline().stream())
        .findFirst()
        .map("times are relative to %s, which ran beside on each side"::formatted);
  }
}
