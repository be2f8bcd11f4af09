package org.algoperf.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.algoperf.scoring.log.Contention;
import org.algoperf.scoring.log.TrialKey;
import org.algoperf.scoring.log.TrialLog;
import org.algoperf.scoring.log.TrialMetadata;
import org.algoperf.scoring.log.TrialSet;

/** What a reader of a leaderboard should know about its logs; gaps are fatal if strict. */
final class Notices {

  private Notices() {}

  static List<String> of(ScoreRequest request, Evidence evidence, Studies studies) {
    Targets targets = evidence.targets();
    TrialSet logs = evidence.logs();
    Provenance provenance = evidence.provenance();
    List<String> gaps = new ArrayList<>();
    missingTrials(logs, gaps);
    missingStudies(request, targets, studies, gaps);
    unfinished(logs, gaps);
    if (request.strict() && !gaps.isEmpty()) {
      throw new ScoringException(
          "the logs have %s; the first: %s".formatted(Counts.of(gaps.size(), "gap"), gaps.get(0)));
    }
    List<String> notices = new ArrayList<>();
    if (provenance.quick()) {
      notices.add(Provenance.SMOKE_RUN);
    }
    StandIns.words(StandIns.all(logs)).ifPresent(notices::add);
    if (!logs.damages().isEmpty()) {
      notices.add(
          "%s left out; the first: %s"
              .formatted(Counts.of(logs.damages().size(), "damaged trial"), logs.damages().get(0)));
    }
    contended(logs, notices);
    contendedBudgets(logs, notices);
    fewStudies(studies, notices);
    notices.addAll(Provenances.mixed(provenance));
    notices.addAll(gaps);
    failed(request, targets, logs, notices);
    if (!evidence.absent().isEmpty()) {
      notices.add(
          "nobody ran %s: left out of the score".formatted(String.join(", ", evidence.absent())));
    }
    unscored(targets, logs, notices);
    strays(logs, notices);
    return List.copyOf(notices);
  }

  private static void contended(TrialSet logs, List<String> notices) {
    List<Contention> told =
        logs.trials().stream()
            .flatMap(t -> t.result().stream())
            .flatMap(r -> r.contention().stream())
            .toList();
    int contended = (int) told.stream().filter(Contention::contended).count();
    if (contended > 0) {
      notices.add(Contention.words(contended, told.size()));
    }
  }

  private static void contendedBudgets(TrialSet logs, List<String> notices) {
    Map<String, Double> busy = new TreeMap<>();
    for (TrialLog log : logs.trials()) {
      log.metadata()
          .map(TrialMetadata::workload)
          .filter(TrialMetadata.WorkloadInfo::budgetContended)
          .ifPresent(
              w ->
                  busy.merge(
                      log.key().workload(), w.referenceWallOverCpu().getAsDouble(), Math::max));
    }
    if (!busy.isEmpty()) {
      notices.add(
          busy.entrySet().stream()
              .map(e -> String.format(Locale.ROOT, "%s in %.2f times", e.getKey(), e.getValue()))
              .collect(
                  Collectors.joining(
                      ", ",
                      "budgets were measured on a busy machine, and are about that much too long: ",
                      " the processor time")));
    }
  }

  private static void missingTrials(TrialSet logs, List<String> gaps) {
    Map<String, Integer> counts = new TreeMap<>();
    for (TrialKey key : logs.missing()) {
      counts.merge(key.submission() + " on " + key.workload(), 1, Integer::sum);
    }
    counts.forEach(
        (cell, n) -> gaps.add("%s: %s without evaluations".formatted(cell, Counts.of(n, "trial"))));
  }

  private static void missingStudies(
      ScoreRequest request, Targets targets, Studies studies, List<String> gaps) {
    String effect = request.rule() == Rule.EXACT ? "counted as misses" : "left out of the median";
    Map<String, Map<String, Long>> present =
        studies.times().stream()
            .collect(
                Collectors.groupingBy(
                    StudyTime::submission,
                    Collectors.groupingBy(StudyTime::workload, Collectors.counting())));
    for (String submission : studies.submissions()) {
      int expected = studies.expected().get(submission);
      for (String workload : targets.scored()) {
        long found = present.getOrDefault(submission, Map.of()).getOrDefault(workload, 0L);
        if (found < expected) {
          gaps.add(
              "%s on %s: %d of %s have logs; the others are %s"
                  .formatted(submission, workload, found, Counts.of(expected, "study"), effect));
        }
      }
    }
  }

  private static void unfinished(TrialSet logs, List<String> gaps) {
    for (TrialLog log : logs.trials()) {
      if (log.metadata().isPresent() && log.result().isEmpty()) {
        gaps.add(log.directory() + ": has no result.json, so the trial is not finished");
      }
    }
  }

  private static void failed(
      ScoreRequest request, Targets targets, TrialSet logs, List<String> notices) {
    List<TrialLog> failed =
        logs.trials().stream()
            .filter(log -> log.failed() && targets.scored().contains(log.key().workload()))
            .toList();
    if (request.rule() == Rule.EXACT && !failed.isEmpty()) {
      notices.add(
          "%s failed, and missed whatever the rows before say; the first: %s"
              .formatted(Counts.of(failed.size(), "trial"), failed.get(0).key().path()));
    }
  }

  private static void fewStudies(Studies studies, List<String> notices) {
    int fewest = studies.expected().values().stream().mapToInt(n -> n).min().orElse(0);
    if (fewest == 1) {
      notices.add("one study says nothing about noise: no intervals, no verdicts");
    } else if (fewest < 5) {
      notices.add("with %d studies the intervals are too narrow".formatted(fewest));
    }
  }

  private static void unscored(Targets targets, TrialSet logs, List<String> notices) {
    Set<String> scored = Set.copyOf(targets.scored());
    Set<String> others = new TreeSet<>();
    logs.trials().stream()
        .map(log -> log.key().workload())
        .filter(w -> !scored.contains(w))
        .forEach(others::add);
    if (!others.isEmpty()) {
      notices.add("workloads that are not scored: " + String.join(", ", others));
    }
  }

  private static void strays(TrialSet logs, List<String> notices) {
    List<String> found = logs.notices();
    if (found.size() > 3) {
      notices.add("%s (and %d more like it)".formatted(found.get(0), found.size() - 1));
    } else {
      notices.addAll(found);
    }
  }
}
