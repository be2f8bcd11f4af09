package org.algoperf.scoring.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.algoperf.scoring.Clock;
import org.algoperf.scoring.Evidence;
import org.algoperf.scoring.ScoreRequest;
import org.algoperf.scoring.Scorer;
import org.algoperf.scoring.log.Contention;
import org.algoperf.scoring.log.TrialResult;

/**
 * Results, and what their logs tell of the machine.
 *
 * @param results on the clock that is asked for
 * @param robust the same on the robust clock, which the machine moves least; empty where another
 *     clock than the wall's is asked for, and in logs that lack it
 * @param trials that tell whether they were contended
 * @param contended of them
 * @param exhausted those of them that used up their budgets
 */
public record Observed(
    ResultSet results,
    Optional<ResultSet> robust,
    int trials,
    int contended,
    List<Exhausted> exhausted) {

  /** Copies the list. */
  public Observed {
    exhausted = List.copyOf(exhausted);
  }

  /** The least share of contended trials, as one of so many, that makes a machine a busy one. */
  private static final int ONE_OF = 20;

  /**
   * The results in a directory.
   *
   * @throws org.algoperf.scoring.ScoringException if they cannot be read, or do not describe
   *     themselves
   */
  public static Observed read(Path directory, ScoreRequest request) {
    return of(directory.toString(), Scorer.evidence(request), request);
  }

  /** The results of logs that were read. */
  public static Observed of(String name, Evidence evidence, ScoreRequest request) {
    Optional<ResultSet> robust =
        Optional.of(Clock.ROBUST)
            .filter(clock -> request.clock() == Clock.WALL && logged(evidence, clock))
            .map(clock -> ResultSet.of(name, evidence, request.withClock(clock)));
    List<Contention> told =
        evidence.logs().trials().stream()
            .flatMap(t -> t.result().stream())
            .flatMap(r -> r.contention().stream())
            .toList();
    return new Observed(
        ResultSet.of(name, evidence, request),
        robust,
        told.size(),
        (int) told.stream().filter(Contention::contended).count(),
        exhausted(evidence));
  }

  private static List<Exhausted> exhausted(Evidence evidence) {
    return evidence.logs().trials().stream()
        .filter(t -> t.result().filter(Observed::isExhausted).isPresent())
        .map(
            t ->
                new Exhausted(
                    t.key().submission(), t.key().workload(), t.result().get().contended()))
        .toList();
  }

  private static boolean isExhausted(TrialResult result) {
    return result.outcome() == TrialResult.Outcome.BUDGET_EXHAUSTED
        && result.contention().isPresent();
  }

  /** Results of which nothing else is known. */
  public static Observed of(ResultSet results) {
    return new Observed(results, Optional.empty(), 0, 0, List.of());
  }

  private static boolean logged(Evidence evidence, Clock clock) {
    return evidence.logs().trials().stream()
        .allMatch(trial -> trial.evaluations().has(clock.column()));
  }

  /** Whether others used the machine in more than one of twenty trials. */
  public boolean isBusy() {
    return ONE_OF * contended > trials;
  }

  /** What a reader should know of a busy machine, in words. */
  public Optional<String> notice() {
    return isBusy() ? Optional.of(Contention.words(contended, trials)) : Optional.empty();
  }
}
