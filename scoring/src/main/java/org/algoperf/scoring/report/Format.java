package org.algoperf.scoring.report;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.algoperf.scoring.Leaderboard;

/** The formats of a report. */
public enum Format {
  /** For the terminal. */
  TABLE("txt"),
  /** A table for a README. */
  MARKDOWN("md"),
  /** A row per submission. */
  CSV("csv"),
  /** Everything, with a versioned schema. */
  JSON("json"),
  /** A table in booktabs style. */
  LATEX("tex"),
  /** The performance profiles as a figure. */
  SVG("svg"),
  /** Input of github-action-benchmark, "customBiggerIsBetter". */
  BENCHMARK("benchmark.json"),
  /** One self-contained page. */
  HTML("html");

  private final String extension;

  Format(String extension) {
    this.extension = extension;
  }

  /** The report as text, in lines of any length. */
  public String write(Leaderboard leaderboard) {
    return write(leaderboard, OptionalInt.empty(), Optional.empty());
  }

  /** The same in lines as wide as a terminal, to which {@link #TABLE} keeps. */
  public String write(Leaderboard leaderboard, OptionalInt columns) {
    return write(leaderboard, columns, Optional.empty());
  }

  /** The same with a comparison, which is on the page of {@link #HTML} alone. */
  public String write(Leaderboard leaderboard, Optional<ComparisonReport> comparison) {
    return write(leaderboard, OptionalInt.empty(), comparison);
  }

  private String write(
      Leaderboard leaderboard, OptionalInt columns, Optional<ComparisonReport> comparison) {
    return switch (this) {
      case TABLE -> new TextReport(leaderboard, columns.orElse(TextReport.UNLIMITED)).write();
      case MARKDOWN -> MarkdownReport.write(leaderboard);
      case CSV -> CsvReport.write(leaderboard);
      case JSON -> JsonReport.write(leaderboard);
      case LATEX -> LatexReport.write(leaderboard);
      case SVG -> SvgReport.profiles(leaderboard);
      case BENCHMARK -> BenchmarkReport.write(leaderboard);
      case HTML -> HtmlReport.write(leaderboard, comparison);
    };
  }

  /** The usual name of a file of this format: {@code leaderboard.csv}. */
  public String fileName() {
    return "leaderboard." + extension;
  }

  /** The record that {@link #JSON} writes, for its schema. */
  public static Class<?> jsonDocument() {
    return JsonReport.Report.class;
  }

  /** The name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
