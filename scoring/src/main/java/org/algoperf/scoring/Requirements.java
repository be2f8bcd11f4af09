package org.algoperf.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.algoperf.scoring.log.Damage;
import org.algoperf.scoring.log.TrialFiles;
import org.algoperf.scoring.log.TrialLog;
import org.algoperf.scoring.log.TrialSet;

/** What a trial's table must hold to be scored; a trial without it is damaged. */
final class Requirements {

  private Requirements() {}

  /**
   * The logs without the trials that lack a column.
   *
   * @throws ScoringException if no trial has the clock's column, or anything is damaged and the
   *     request is strict
   */
  static TrialSet check(ScoreRequest request, Targets targets, TrialSet logs) {
    String clock = request.clock().column();
    Set<String> scored = Set.copyOf(targets.scored());
    List<TrialLog> sound = new ArrayList<>();
    List<Damage> damages = new ArrayList<>(logs.damages());
    for (TrialLog log : logs.trials()) {
      boolean counts = scored.contains(log.key().workload());
      String missing = counts ? missing(log, targets, clock) : "";
      if (missing.isEmpty()) {
        sound.add(log);
      } else {
        damages.add(
            new Damage(
                log.directory().resolve(TrialFiles.EVALUATIONS),
                1,
                "expected a column '%s', found none".formatted(missing)));
      }
    }
    if (sound.stream().noneMatch(log -> scored.contains(log.key().workload()))) {
      throw new ScoringException(
          "no trial can be scored by the clock '%s'; first damage: %s"
              .formatted(request.clock().label(), damages.isEmpty() ? "none" : damages.get(0)));
    }
    if (request.strict() && !damages.isEmpty()) {
      throw new ScoringException(
          "%s; the first: %s"
              .formatted(Counts.of(damages.size(), "damaged trial"), damages.get(0)));
    }
    return new TrialSet(sound, logs.missing(), damages, logs.notices());
  }

  private static String missing(TrialLog log, Targets targets, String clock) {
    String metric = targets.targets().get(log.key().workload()).column();
    for (String column :
        List.of(metric, TrialFiles.GLOBAL_STEP, TrialFiles.SUBMISSION_TIME, clock)) {
      if (!log.evaluations().has(column)) {
        return column;
      }
    }
    return "";
  }
}
