package org.algoperf.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.algoperf.harness.run.RunSummary;
import org.algoperf.harness.run.RunSummary.Failure;
import org.algoperf.harness.run.RunSummary.WallTime;
import org.algoperf.scoring.Counts;
import org.algoperf.scoring.Provenance;
import org.algoperf.scoring.log.Contention;
import org.algoperf.scoring.log.TrialResult.Outcome;

/** How a run went, in words. */
final class SummaryText {

  private SummaryText() {}

  /** One line each: outcomes, where the time went, and failures. */
  static List<String> lines(RunSummary summary) {
    List<String> lines = new ArrayList<>();
    lines.add(outcomes(summary.outcomes()));
    lines.add(time(summary.time()));
    for (Failure failure : summary.failures()) {
      lines.add("failed: %s: %s".formatted(failure.trial().path(), failure.reason()));
    }
    return lines;
  }

  /** What a leaderboard tells among its notices, for runs that end without one. */
  static List<String> notices(RunSummary summary) {
    List<String> lines = new ArrayList<>();
    if (summary.contended() > 0) {
      lines.add(Contention.words(summary.contended(), trials(summary.outcomes())));
    }
    if (summary.quick()) {
      lines.add(Provenance.SMOKE_RUN);
    }
    return lines;
  }

  private static String outcomes(Map<Outcome, Integer> outcomes) {
    return "%s: %s".formatted(Counts.of(trials(outcomes), "trial"), counts(outcomes));
  }

  private static int trials(Map<Outcome, Integer> outcomes) {
    return outcomes.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many trials ended which way. */
  static String counts(Map<Outcome, Integer> outcomes) {
    List<String> parts = new ArrayList<>();
    new TreeMap<>(outcomes)
        .forEach(
            (outcome, count) -> parts.add(count + " " + Choices.word(outcome).replace('_', ' ')));
    return String.join(", ", parts);
  }

  private static String time(WallTime time) {
    return String.format(
        Locale.ROOT,
        "%s: %.0f %% training, %.0f %% evaluation, %.0f %% everything else",
        Durations.words(time.total()),
        percent(time.training(), time),
        percent(time.evaluation(), time),
        percent(time.other(), time));
  }

  private static double percent(double part, WallTime time) {
    return 100 * part / time.total();
  }
}
