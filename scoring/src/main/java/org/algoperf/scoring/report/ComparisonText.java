package org.algoperf.scoring.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.algoperf.scoring.Columns;
import org.algoperf.scoring.Interval;
import org.algoperf.scoring.Wrap;
import org.algoperf.scoring.compare.Comparison;
import org.algoperf.scoring.compare.Judgement;
import org.algoperf.scoring.compare.Ratio;
import org.algoperf.scoring.compare.Tally;

/** Comparisons in a terminal, in a job's summary, and for a spreadsheet. */
final class ComparisonText {

  private static final List<String> HEADER =
      List.of("submission", "than", "workload", "ratio", "95% interval", "studies", "verdict");

  /** What a narrow terminal does without. */
  private static final List<List<String>> GIVING_WAY =
      List.of(
          List.of(),
          List.of("studies"),
          List.of("studies", "than"),
          List.of("studies", "than", "95% interval"));

  private static final List<String> CSV_HEADER =
      List.of(
          "submission",
          "than",
          "workload",
          "ratio",
          "low",
          "high",
          "studies",
          "old_misses",
          "new_misses",
          "floor",
          "baseline",
          "verdict",
          "reason");

  private ComparisonText() {}

  private static List<String> cells(Comparison c, Ratio r) {
    return List.of(
        c.now(),
        c.old().equals(c.now()) ? "before" : c.old(),
        r.workload(),
        ratio(r.ratio()),
        interval(r.interval()),
        studies(r.tally()),
        r.judgement().text());
  }

  /**
   * Aligned columns; below a row, where the numbers do not speak for themselves, the reason.
   *
   * @param width of a line, to which columns of less importance give way
   */
  static String table(ComparisonReport report, int width) {
    List<String> lines =
        GIVING_WAY.stream()
            .map(without -> Columns.left(rows(report, without)).lines().toList())
            .filter(table -> table.stream().allMatch(line -> line.length() <= width))
            .findFirst()
            .orElseGet(
                () ->
                    Columns.left(rows(report, GIVING_WAY.get(GIVING_WAY.size() - 1)))
                        .lines()
                        .toList());
    List<Ratio> rows = report.comparisons().stream().flatMap(c -> c.rows().stream()).toList();
    StringBuilder out = new StringBuilder();
    prose(out, report.heading(), "", width);
    out.append('\n').append(lines.get(0)).append('\n');
    for (int i = 0; i < rows.size(); i++) {
      out.append(lines.get(i + 1)).append('\n');
      if (needsReason(rows.get(i))) {
        prose(out, rows.get(i).reason(), "    ", width);
      }
    }
    report
        .baseline()
        .ifPresent(
            text -> {
              out.append('\n');
              prose(out, text, "", width);
            });
    return out.toString();
  }

  private static void prose(StringBuilder out, String text, String indent, int width) {
    Wrap.lines(text, indent, width).forEach(line -> out.append(line).append('\n'));
  }

  private static List<List<String>> rows(ComparisonReport report, List<String> without) {
    List<List<String>> cells = new ArrayList<>(List.of(HEADER));
    report.comparisons().forEach(c -> c.rows().forEach(r -> cells.add(cells(c, r))));
    List<Integer> kept =
        IntStream.range(0, HEADER.size())
            .filter(i -> !without.contains(HEADER.get(i)))
            .boxed()
            .toList();
    return cells.stream().map(row -> kept.stream().map(row::get).toList()).toList();
  }

  private static boolean needsReason(Ratio r) {
    boolean shown = r.judgement() == Judgement.FASTER || r.judgement() == Judgement.SLOWER;
    boolean number = r.ratio() > 0 && Double.isFinite(r.ratio());
    return !(shown && number) || r.coversAll();
  }

  static String csv(ComparisonReport report) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(CSV_HEADER);
      report.comparisons().forEach(c -> c.rows().forEach(r -> csv.writeRecord(record(c, r))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static List<String> record(Comparison c, Ratio r) {
    return List.of(
        c.now(),
        c.old(),
        r.workload(),
        CsvReport.number(r.ratio()),
        CsvReport.number(r.interval().low()),
        CsvReport.number(r.interval().high()),
        String.valueOf(r.tally().studies()),
        String.valueOf(r.tally().oldMisses()),
        String.valueOf(r.tally().newMisses()),
        CsvReport.number(r.floor()),
        c.baseline().orElse(""),
        r.judgement().name().toLowerCase(Locale.ROOT),
        r.reason());
  }

  static String markdown(ComparisonReport report) {
    StringBuilder out = new StringBuilder();
    out.append("| ").append(String.join(" | ", HEADER)).append(" | why |\n");
    out.append("|:---|:---|:---|---:|:---:|---:|:---|:---|\n");
    report.comparisons().forEach(c -> c.rows().forEach(r -> out.append(row(c, r))));
    out.append('\n').append(report.heading().replace("|", "\\|")).append(".\n");
    report.baseline().ifPresent(text -> out.append('\n').append(text).append(".\n"));
    report.notices().forEach(notice -> out.append("\n- ").append(notice));
    return out.append(report.notices().isEmpty() ? "" : "\n").toString();
  }

  private static String row(Comparison c, Ratio r) {
    return Stream.concat(cells(c, r).stream(), Stream.of(r.reason()))
        .map(cell -> cell.replaceAll("([\\\\`*_{}\\[\\]|<])", "\\\\$1"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** {@code 4 of 5}: studies that could be compared. */
  static String studies(Tally tally) {
    return "%d of %d".formatted(tally.studies(), Math.max(tally.oldStudies(), tally.newStudies()));
  }

  /** {@code 1.052}; words for what is no ratio. */
  static String ratio(double ratio) {
    return ratio == 0 ? "only new" : Texts.ratio(ratio);
  }

  /** {@code 0.98 to 1.05}, with the same words. */
  static String interval(Interval interval) {
    return Double.isNaN(interval.low())
        ? "–"
        : ratio(interval.low()) + " to " + ratio(interval.high());
  }
}
