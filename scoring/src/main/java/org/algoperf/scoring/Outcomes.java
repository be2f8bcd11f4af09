package org.algoperf.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.algoperf.scoring.log.TrialKey;
import org.algoperf.scoring.log.TrialLog;
import org.algoperf.scoring.log.TrialSet;

/** From trials to the times of studies. */
final class Outcomes {

  private Outcomes() {}

  /** A study of a submission on a workload. */
  private record StudyKey(String submission, String workload, int study) {}

  /**
   * The times of all studies under a rule.
   *
   * @param targets which workloads are scored
   * @param logs trials; those of other workloads are left aside
   * @param clock in which currency
   * @param rule under the exact one a hit after the budget is a miss, and so is a trial that failed
   */
  static Studies studies(Targets targets, TrialSet logs, Clock clock, Rule rule) {
    Set<String> scored = Set.copyOf(targets.scored());
    Map<StudyKey, List<TrialOutcome>> byStudy = new TreeMap<>(ORDER);
    for (TrialLog log : logs.trials()) {
      TrialKey key = log.key();
      if (scored.contains(key.workload())) {
        Target target = withOwnBudget(targets.targets().get(key.workload()), log);
        byStudy
            .computeIfAbsent(
                new StudyKey(key.submission(), key.workload(), key.study()), k -> new ArrayList<>())
            .add(outcome(log, target, clock, rule));
      }
    }
    List<StudyTime> times =
        byStudy.values().stream().map(outcomes -> StudyTime.of(outcomes, rule)).toList();
    return new Studies(targets, expected(logs), times);
  }

  /** What failed has no valid result, whatever its rows say; official logs do not tell. */
  private static TrialOutcome outcome(TrialLog log, Target target, Clock clock, Rule rule) {
    boolean exact = rule == Rule.EXACT;
    return exact && log.failed()
        ? TrialOutcome.miss(log.key())
        : TrialOutcome.of(log.key(), log.evaluations(), target, clock, exact);
  }

  private static final Comparator<StudyKey> ORDER =
      Comparator.comparing(StudyKey::submission)
          .thenComparing(StudyKey::workload)
          .thenComparing(StudyKey::study);

  /** A trial's own budget counts: budgets follow the calibration of the machine it ran on. */
  private static Target withOwnBudget(Target target, TrialLog log) {
    return log.metadata()
        .map(
            m ->
                new Target(
                    target.metric(),
                    target.direction(),
                    target.value(),
                    OptionalDouble.of(m.workload().maxRuntimeSec()),
                    target.stepHint()))
        .orElse(target);
  }

  /**
   * How many studies each submission should have: what its protocol says, else how many there are
   * in all the logs together.
   */
  private static SortedMap<String, Integer> expected(TrialSet logs) {
    Set<Integer> all = new TreeSet<>();
    Map<String, Integer> stated = new HashMap<>();
    SortedMap<String, Integer> expected = new TreeMap<>();
    for (TrialLog log : logs.trials()) {
      String submission = log.key().submission();
      all.add(log.key().study());
      log.metadata().ifPresent(m -> stated.merge(submission, m.protocol().studies(), Math::max));
      expected.put(submission, 0);
    }
    for (TrialKey key : logs.missing()) {
      all.add(key.study());
      expected.put(key.submission(), 0);
    }
    expected.replaceAll((submission, zero) -> stated.getOrDefault(submission, all.size()));
    return expected;
  }
}
