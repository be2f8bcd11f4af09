package org.algoperf.scoring.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.stream.Collectors;
import org.algoperf.scoring.Counts;
import org.algoperf.scoring.Interval;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.Measuring;
import org.algoperf.scoring.Rule;
import org.algoperf.scoring.ScoreRow;
import org.algoperf.scoring.WorkloadRow;
import org.algoperf.scoring.log.Direction;

/** How numbers and settings read in every report. */
final class Texts {

  /** What every report says of a smoke run. */
  static final String SMOKE =
      "Smoke run: budgets and targets are not those of the benchmark, the scores mean nothing.";

  /** What marks trials that diverged or failed. */
  static final String MISHAP = "!";

  /** Significant digits of a target: as many as targets are set with. */
  private static final int TARGET = 5;

  private Texts() {}

  static String fixed(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  static String score(double score) {
    return fixed(score, 4);
  }

  static String interval(ScoreRow row) {
    return row.interval().map(Texts::interval).orElse("");
  }

  static String interval(Interval interval) {
    return fixed(interval.low(), 2) + " to " + fixed(interval.high(), 2);
  }

  /** Three significant digits up to a thousand, whole numbers above; a dash for a miss. */
  static String time(double time) {
    if (!Double.isFinite(time)) {
      return Double.isNaN(time) ? "not run" : "–";
    }
    if (time >= 100) {
      return String.format(Locale.ROOT, "%,.0f", time);
    }
    return fixed(time, time >= 10 ? 1 : time >= 1 ? 2 : 3);
  }

  static String percent(double share) {
    double percent = 100 * share;
    return percent > 0 && percent < 1 ? "<1 %" : fixed(percent, 0) + " %";
  }

  /** {@code 2.0 %}. */
  static String share(double share) {
    return fixed(100 * share, 1) + " %";
  }

  /** A ratio; a dash where it is not known, a word where the target was missed. */
  static String ratio(double ratio) {
    return Double.isInfinite(ratio) ? "missed" : Double.isNaN(ratio) ? "–" : fixed(ratio, 3);
  }

  /** {@code 2/25}: contended trials of those that tell; a dash where none does. */
  static String contended(Measuring measuring) {
    return measuring.trials() == 0 ? "–" : measuring.contended() + "/" + measuring.trials();
  }

  /** Whether submissions share the first rank so often that the shares exceed 100 % together. */
  static boolean tiesFirst(Leaderboard board) {
    return board.scores().stream()
            .filter(row -> !row.rankProbability().isEmpty())
            .mapToDouble(Texts::first)
            .sum()
        > 1.005;
  }

  static double first(ScoreRow row) {
    return row.rankProbability().isEmpty() ? Double.NaN : row.rankProbability().get(0);
  }

  static String tau(double tau) {
    return tau == Math.rint(tau) ? String.valueOf((long) tau) : String.valueOf(tau);
  }

  /** {@code exact rule, tau_max 4, wall clock, 11 submissions, 8 workloads, 3718 trials}. */
  static String settings(Leaderboard board) {
    return "%s rule, tau_max %s, %s clock, %s, %s, %s"
        .formatted(
            board.request().rule().label(),
            tau(board.request().tauMax()),
            board.request().clock().label().replace('_', ' '),
            Counts.of(board.scores().size(), "submission"),
            Counts.of(board.base().size(), "workload"),
            Counts.of(board.provenance().trials(), "trial"));
  }

  static String otherRule(Leaderboard board) {
    return (board.request().rule() == Rule.EXACT ? Rule.MLCOMMONS : Rule.EXACT).label();
  }

  /** The heading of the column that says by how much the rules differ: {@code mlcommons-exact}. */
  static String difference(Leaderboard board) {
    return otherRule(board) + "-" + board.request().rule().label();
  }

  /** That difference: {@code +0.0012}. */
  static String difference(ScoreRow row) {
    double difference = row.otherScore() - row.score();
    return Math.abs(difference) < 5e-5 ? "0" : String.format(Locale.ROOT, "%+.4f", difference);
  }

  /** Whether a row is shown to be ahead of the next one; empty where nothing is known. */
  static String ahead(Leaderboard board, int row) {
    return row >= board.verdicts().size()
        ? ""
        : board.verdicts().get(row).apart() ? "yes" : "not shown";
  }

  /** {@code text: 2 of 25 trials diverged; digits: 1 of 25 trials failed}. */
  static String mishaps(Leaderboard board, String submission) {
    return board.mishaps(submission).stream()
        .map(m -> m.workload() + ": " + m.words())
        .collect(Collectors.joining("; "));
  }

  /** {@code accuracy ≥ 0.7743}. */
  static String target(WorkloadRow w) {
    String sign = w.target().direction() == Direction.MINIMIZE ? "≤" : "≥";
    return "%s %s %s".formatted(w.target().metric(), sign, rounded(w.target().value(), TARGET));
  }

  /** Three significant digits without trailing zeros: {@code 0.358}, {@code 12.5}, {@code 450}. */
  static String significant(double value) {
    return rounded(value, 3);
  }

  private static String rounded(double value, int digits) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }
}
