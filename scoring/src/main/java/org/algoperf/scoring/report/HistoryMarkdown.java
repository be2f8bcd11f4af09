package org.algoperf.scoring.report;

import java.util.List;
import org.algoperf.scoring.Counts;
import org.algoperf.scoring.Interval;
import org.algoperf.scoring.ScoringException;
import org.algoperf.scoring.history.HistoryText;
import org.algoperf.scoring.history.Night;
import org.algoperf.scoring.history.Night.Standing;
import org.algoperf.scoring.history.Trend;

/** The last night and what changed, as Markdown: for a README, and for a job's summary. */
public final class HistoryMarkdown {

  private static final String BEGIN = "<!-- algoperf:leaderboard -->";
  private static final String END = "<!-- /algoperf:leaderboard -->";

  private HistoryMarkdown() {}

  /**
   * The table.
   *
   * @param nights by date, at least one
   * @param baseline through which nights are compared
   * @param trends of the submissions
   */
  public static String write(List<Night> nights, String baseline, List<Trend> trends) {
    Night last = nights.get(nights.size() - 1);
    StringBuilder out = new StringBuilder();
    out.append(
            "| Rank | Submission | Score | 95 %% interval | Time / %s | Since the night before |\n"
                .formatted(MarkdownReport.escape(baseline)))
        .append("|---:|:---|---:|:---:|---:|:---|\n");
    for (Standing standing : last.standings()) {
      trends.stream()
          .filter(t -> t.submission().equals(standing.submission()))
          .forEach(t -> out.append(row(standing, t)));
    }
    return out.append("\n")
        .append(last.results().quick() ? "**" + Texts.SMOKE + "** " : "")
        .append(
            "%s, the last of %s; %s.\n"
                .formatted(
                    last.date(),
                    Counts.of(nights.size(), "night"),
                    MarkdownReport.escape(last.results().rules())))
        .toString();
  }

  private static String row(Standing standing, Trend trend) {
    return "| %d | %s | %s | %s | %s | %s |\n"
        .formatted(
            standing.rank(),
            MarkdownReport.escape(standing.submission()),
            Texts.score(standing.score()),
            standing.interval().map((Interval i) -> Texts.interval(i)).orElse(""),
            Texts.ratio(trend.last().relative()),
            HistoryText.change(trend));
  }

  /**
   * The text with a table between its markers.
   *
   * @param table what {@link #write} gives
   * @throws ScoringException if the text has no markers
   */
  public static String insert(String text, String table) {
    return new Markers(BEGIN, END).insert(text, table);
  }
}
