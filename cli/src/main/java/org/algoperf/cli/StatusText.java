package org.algoperf.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.TrialIndices;
import org.algoperf.harness.run.RunStatus;
import org.algoperf.scoring.Counts;
import org.algoperf.scoring.log.TrialResult;

/** The status of a run, for people and for programs. */
final class StatusText {

  private StatusText() {}

  /** One line each: outcomes, what runs, what is left, and each failure. */
  static List<String> lines(RunStatus status) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d of %s done%s"
            .formatted(
                status.results().size(),
                Counts.of(status.plan().trials().size(), "trial"),
                status.results().isEmpty() ? "" : ": " + SummaryText.counts(status.outcomes())));
    if (!status.running().isEmpty()) {
      lines.add("running:");
      status.running().forEach(trial -> lines.add("  " + name(trial)));
    }
    if (!status.left().isEmpty()) {
      lines.add("left: %d (%s)".formatted(status.left().size(), TrialIndices.of(status.left())));
    }
    status.etaSec().ifPresent(eta -> lines.add("to go: " + Durations.clock(eta)));
    if (!status.failures().isEmpty()) {
      lines.add("failed:");
      status.failures().forEach(f -> lines.add("  %s: %s".formatted(f.trial().path(), f.reason())));
    }
    return lines;
  }

  /** The same as an object. */
  static Map<String, Object> object(RunStatus status) {
    Map<String, Object> outcomes = new LinkedHashMap<>();
    status.outcomes().forEach((outcome, count) -> outcomes.put(Choices.word(outcome), count));
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("schema_version", 1);
    object.put("trials", status.plan().trials().size());
    object.put("finished", status.results().size());
    object.put("outcomes", outcomes);
    object.put(
        "failed",
        status.failures().stream()
            .map(f -> Map.of("trial", f.trial().path(), "reason", f.reason()))
            .toList());
    object.put("running", status.running().stream().map(StatusText::trial).toList());
    object.put("left", status.left().stream().map(StatusText::trial).toList());
    status.etaSec().ifPresent(eta -> object.put("eta_sec", eta));
    return object;
  }

  /** A row for each trial of the plan. */
  static Listing trials(RunStatus status) {
    return new Listing(status.plan().trials().stream().map(t -> item(status, t)).toList());
  }

  private static Map<String, Object> item(RunStatus status, PlannedTrial trial) {
    Optional<TrialResult> result = Optional.ofNullable(status.results().get(trial.index()));
    String open = status.running().contains(trial) ? "running" : "left";
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("index", trial.index());
    item.put("trial", trial.key().path());
    item.put("state", result.map(r -> Choices.word(r.outcome())).orElse(open));
    item.put("reason", result.flatMap(TrialResult::reason).orElse(null));
    return item;
  }

  private static Map<String, Object> trial(PlannedTrial trial) {
    return Map.of("index", trial.index(), "trial", trial.key().path());
  }

  private static String name(PlannedTrial trial) {
    return "%d %s".formatted(trial.index(), trial.key().path());
  }
}
