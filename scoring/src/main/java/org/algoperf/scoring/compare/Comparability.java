package org.algoperf.scoring.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.algoperf.scoring.Provenance;
import org.algoperf.scoring.ScoringException;

/** Whether times of two sets of results may be compared, and what to know of it. */
public final class Comparability {

  private Comparability() {}

  /**
   * Refuses sets that measured different things, or on different machines without a baseline.
   *
   * @throws ScoringException that says what differs
   */
  static void require(ResultSet old, ResultSet now, Optional<String> baseline) {
    obstacle(old, now, baseline)
        .ifPresent(
            reason -> {
              throw new ScoringException(
                  "%s and %s do not compare: %s".formatted(old.name(), now.name(), reason));
            });
  }

  /** Why two sets of results do not compare, in words; empty when they do. */
  public static Optional<String> obstacle(ResultSet old, ResultSet now, Optional<String> baseline) {
    NavigableSet<String> shared = new TreeSet<>(old.workloads().keySet());
    shared.retainAll(now.workloads().keySet());
    if (shared.isEmpty()) {
      return Optional.of(
          "they have no workload in common, one has %s, the other %s"
              .formatted(old.workloads().keySet(), now.workloads().keySet()));
    }
    return Stream.concat(
            Stream.of(
                difference("the clock is", old.clock(), now.clock()),
                difference("the rules are", old.rules(), now.rules())),
            shared.stream()
                .map(w -> difference(w + " has", old.workloads().get(w), now.workloads().get(w))))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> baseline.isPresent() ? absent(old, now, baseline.get()) : machines(old, now));
  }

  private static Optional<String> difference(String what, String old, String now) {
    return old.equals(now)
        ? Optional.empty()
        : Optional.of("%s %s in one, %s in the other".formatted(what, old, now));
  }

  private static Optional<String> machines(ResultSet old, ResultSet now) {
    return sameMachine(old, now)
        ? Optional.empty()
        : Optional.of(
            "they ran on different machines, %s and %s; name a submission that ran on both by"
                    .formatted(old.machine(), now.machine())
                + " --baseline (both hold %s)".formatted(both(old, now)));
  }

  private static Optional<String> absent(ResultSet old, ResultSet now, String baseline) {
    return both(old, now).contains(baseline)
        ? Optional.empty()
        : Optional.of(
            "the baseline '%s' is not in both; both hold %s".formatted(baseline, both(old, now)));
  }

  static void requireHeld(ResultSet results, String submission) {
    if (!results.submissions().contains(submission)) {
      throw new ScoringException(
          "%s has no submission '%s', expected one of %s"
              .formatted(results.name(), submission, results.submissions()),
          submission,
          results.submissions());
    }
  }

  /** Whether all trials of both ran on one machine, on as many cores, with as many neighbours. */
  public static boolean sameMachine(ResultSet old, ResultSet now) {
    return old.machine().equals(now.machine());
  }

  /** The submissions that both hold, sorted. */
  public static List<String> both(ResultSet old, ResultSet now) {
    return old.submissions().stream().filter(now.submissions()::contains).toList();
  }

  /** What a reader should know of the two, in words. */
  public static List<String> notices(ResultSet old, ResultSet now) {
    List<String> notices = new ArrayList<>();
    if (old.quick() || now.quick()) {
      notices.add(Provenance.SMOKE_RUN);
    }
    if (!old.software().equals(now.software())) {
      notices.add("the software differs: %s, then %s".formatted(old.software(), now.software()));
    }
    if (old.seed().isEmpty() || !old.seed().equals(now.seed())) {
      notices.add("not paired: the runs have different seeds, so that luck differs as well");
    }
    return notices;
  }
}
