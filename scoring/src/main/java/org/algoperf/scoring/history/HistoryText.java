package org.algoperf.scoring.history;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.algoperf.scoring.Counts;
import org.algoperf.scoring.compare.Judgement;
import org.algoperf.scoring.log.Json;

/** Trends in a terminal, and for programs. */
public final class HistoryText {

  private static final String BARS = "▁▂▃▄▅▆▇█";

  private static final String SINCE = "since the night before";

  /** Columns of two numbers, and the gaps between all columns. */
  private static final int NUMBERS = 22;

  /** Fewer bars show no trend. */
  private static final int FEWEST = 5;

  private HistoryText() {}

  private record Document(int schemaVersion, String baseline, int nights, List<Trend> trends) {}

  /** One JSON document. */
  public static String json(List<Night> nights, String baseline, List<Trend> trends) {
    return Json.write(new Document(Night.SCHEMA_VERSION, baseline, nights.size(), trends));
  }

  /** A row for each submission and night. */
  public static String csv(List<Trend> trends) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(
          "submission", "date", "score", "relative_time", "verdict", "ratio", "level_changed");
      for (Trend trend : trends) {
        for (int i = 0; i < trend.points().size(); i++) {
          csv.writeRecord(record(trend, i));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static List<String> record(Trend trend, int i) {
    Trend.Point point = trend.points().get(i);
    return List.of(
        trend.submission(),
        point.date(),
        String.valueOf(point.score()),
        String.valueOf(point.relative()),
        point.judgement().map(j -> j.name().toLowerCase(Locale.ROOT)).orElse(""),
        point.change().map(c -> String.valueOf(c.overall().ratio())).orElse(""),
        String.valueOf(trend.changes().contains(i)));
  }

  /**
   * A line for each submission.
   *
   * @param nights by date, at least one
   * @param baseline through which nights are compared
   * @param columns of the terminal, so that as many of the last nights are shown as fit
   */
  public static String table(List<Night> nights, String baseline, List<Trend> trends, int columns) {
    int name = trends.stream().mapToInt(t -> t.submission().length()).max().orElse(0);
    int words = trends.stream().mapToInt(t -> change(t).length()).max().orElse(0);
    int others = Math.max(name, 10) + Math.max(words, SINCE.length()) + NUMBERS;
    int nightsInAll = Math.max(FEWEST, nights.size());
    int room = Math.max(FEWEST, Math.min(nightsInAll, (columns - others) / 2));
    StringBuilder out = new StringBuilder();
    out.append(
        "%s, %s to %s; time on the %s clock is relative to %s%n%n"
            .formatted(
                Counts.of(nights.size(), "night"),
                nights.get(0).date(),
                nights.get(nights.size() - 1).date(),
                nights.get(nights.size() - 1).results().clock(),
                baseline));
    String form = "%-" + Math.max(name, 10) + "s  %6s  %-" + room + "s  %6s  %-" + room + "s  %s%n";
    out.append(String.format(Locale.ROOT, form, "submission", "score", "", "time", "", SINCE));
    for (Trend trend : trends) {
      List<Trend.Point> shown =
          trend.points().subList(Math.max(0, trend.points().size() - room), trend.points().size());
      out.append(
          String.format(
              Locale.ROOT,
              form,
              trend.submission(),
              number(trend.last().score()),
              spark(shown.stream().map(Trend.Point::score).toList()),
              number(trend.last().relative()),
              spark(shown.stream().map(Trend.Point::relative).toList()),
              change(trend)));
    }
    return out.toString().replaceAll("(?m)[ \\t]+$", "");
  }

  /** What happened last, in words: {@code slower, 1.25; level changed on 2026-03-01}. */
  public static String change(Trend trend) {
    List<String> words = new ArrayList<>();
    trend
        .last()
        .judgement()
        .ifPresent(
            judgement ->
                words.add(
                    judgement == Judgement.INCONCLUSIVE
                        ? judgement.text()
                        : "%s, %s"
                            .formatted(
                                judgement.text(),
                                number(trend.last().change().orElseThrow().overall().ratio()))));
    if (!trend.changes().isEmpty()) {
      int last = trend.changes().get(trend.changes().size() - 1);
      words.add("level changed on " + trend.points().get(last).date());
    }
    return String.join("; ", words);
  }

  /** A line of bars from the smallest to the largest value; a dot for what is no number. */
  static String spark(List<Double> values) {
    double low = values.stream().filter(Double::isFinite).mapToDouble(v -> v).min().orElse(0);
    double high = values.stream().filter(Double::isFinite).mapToDouble(v -> v).max().orElse(0);
    StringBuilder bars = new StringBuilder();
    for (double value : values) {
      if (!Double.isFinite(value)) {
        bars.append('·');
      } else {
        double share = high > low ? (value - low) / (high - low) : 0.5;
        bars.append(BARS.charAt((int) Math.round(share * (BARS.length() - 1))));
      }
    }
    return bars.toString();
  }

  private static String number(double value) {
    return Double.isNaN(value)
        ? "–"
        : Double.isInfinite(value) ? "missed" : String.format(Locale.ROOT, "%.3f", value);
  }
}
