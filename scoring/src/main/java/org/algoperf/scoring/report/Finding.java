package org.algoperf.scoring.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.algoperf.scoring.Counts;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.ScoreRow;

/**
 * What a leaderboard shows, in words: who won, by how much, and how sure that is.
 *
 * @param headline a few words
 * @param sentences what stands behind them
 */
record Finding(String headline, List<String> sentences) {

  static Finding of(Leaderboard board) {
    if (board.provenance().quick()) {
      return smoke(board);
    }
    ScoreRow first = board.scores().get(0);
    if (first.score() == 0) {
      return new Finding(
          "No submission reached a target",
          List.of("In the median over the studies every submission missed every target."));
    }
    Optional<ScoreRow> next = board.scores().stream().skip(1).findFirst();
    List<String> sentences = new ArrayList<>();
    sentences.add(score(first, next));
    sentences.add(reach(board, first, next));
    sentences.add(sureness(board, first, next));
    sentences.removeIf(String::isEmpty);
    return new Finding(headline(board, first, next), List.copyOf(sentences));
  }

  /** Reduced budgets are no race, so that nobody leads. */
  private static Finding smoke(Leaderboard board) {
    long reached = board.scores().stream().filter(row -> row.workloadsHit() > 0).count();
    String who = Counts.of(board.scores().size(), "submission");
    return new Finding(
        "A smoke run has no winner",
        List.of(
            reached == 0
                ? "No submission reached a target, for which reduced budgets need not suffice."
                : "%d of %s reached a target on reduced budgets.".formatted(reached, who),
            "Whether they run here is all that a smoke run tells."));
  }

  private static String headline(Leaderboard board, ScoreRow first, Optional<ScoreRow> next) {
    if (next.isEmpty()) {
      return first.submission() + " ran alone";
    }
    if (next.get().rank() == 1) {
      return first.submission() + " and " + next.get().submission() + " are level";
    }
    if (board.verdicts().isEmpty()) {
      return first.submission() + " leads; how surely is not known";
    }
    return first.submission()
        + (board.verdicts().get(0).apart() ? " is ahead" : " leads, but it may be luck");
  }

  /** {@code Score 0.957 of 1 (95 % interval 0.93 to 0.97); the next, adamw, has 0.876.}. */
  private static String score(ScoreRow first, Optional<ScoreRow> next) {
    return "Score %s of 1%s%s."
        .formatted(
            Texts.fixed(first.score(), 3),
            first.interval().map(i -> " (95 % interval " + Texts.interval(i) + ")").orElse(""),
            next.map(
                    n ->
                        "; the next, %s, has %s"
                            .formatted(n.submission(), Texts.fixed(n.score(), 3)))
                .orElse(""));
  }

  private static String reach(Leaderboard board, ScoreRow first, Optional<ScoreRow> next) {
    String reached =
        "It reached the target on %d of %s"
            .formatted(first.workloadsHit(), Counts.of(board.base().size(), "workload"));
    List<Double> ratios =
        next.map(n -> shared(board, first.submission(), n.submission())).orElse(List.of());
    OptionalDouble mean = ratios.stream().mapToDouble(Math::log).average();
    return mean.isEmpty()
        ? reached + "."
        : "%s; where both did, on %d, it took %s %s."
            .formatted(
                reached,
                ratios.size(),
                difference(Math.exp(mean.getAsDouble())),
                next.get().submission());
  }

  /** Times of one over those of the other, on the base workloads that both reached. */
  private static List<Double> shared(Leaderboard board, String one, String other) {
    return board.base().stream()
        .map(w -> board.ratios().get(one, w) / board.ratios().get(other, w))
        .filter(r -> Double.isFinite(r) && r > 0)
        .toList();
  }

  /** {@code 17 % less time than}, of a geometric mean of ratios. */
  private static String difference(double ratio) {
    long percent = Math.round(100 * Math.abs(ratio - 1));
    return percent == 0
        ? "about the same time as"
        : "%d %% %s time than".formatted(percent, ratio < 1 ? "less" : "more");
  }

  private static String sureness(Leaderboard board, ScoreRow first, Optional<ScoreRow> next) {
    if (next.isEmpty()) {
      return "";
    }
    if (board.verdicts().isEmpty() || first.rankProbability().isEmpty()) {
      return "Without several studies nobody can tell whether that was luck.";
    }
    return "If the studies were drawn again, it would come first in %s of the cases: the lead over %s is %s."
        .formatted(
            Texts.percent(Texts.first(first)),
            next.get().submission(),
            board.verdicts().get(0).apart()
                ? "more than luck explains"
                : "not shown to be more than luck");
  }
}
