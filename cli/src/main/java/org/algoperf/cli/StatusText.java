package org.algoperf.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.TrialIndices;
import org.algoperf.harness.run.RunStatus;
import org.algoperf.scoring.Counts;
import org.algoperf.scoring.log.TrialResult;
import org.algoperf.scoring.log.TrialResult.Outcome;

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

  /** What is printed as JSON. */
  record Document(
      int schemaVersion,
      int trials,
      int finished,
      Map<Outcome, Integer> outcomes,
      List<FailedTrial> failed,
      List<OpenTrial> running,
      List<OpenTrial> left,
      OptionalDouble etaSec) {}

  /** A trial that failed, and why. */
  record FailedTrial(String trial, String reason) {}

  /** A trial that is not finished. */
  record OpenTrial(int index, String trial) {}

  /** The same as a document. */
  static Document document(RunStatus status) {
    return new Document(
        Listing.SCHEMA_VERSION,
        status.plan().trials().size(),
        status.results().size(),
        status.outcomes(),
        status.failures().stream().map(f -> new FailedTrial(f.trial().path(), f.reason())).toList(),
        open(status.running()),
        open(status.left()),
        status.etaSec());
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

  private static List<OpenTrial> open(List<PlannedTrial> trials) {
    return trials.stream().map(t -> new OpenTrial(t.index(), t.key().path())).toList();
  }

  private static String name(PlannedTrial trial) {
    return "%d %s".formatted(trial.index(), trial.key().path());
  }
}
