package org.algoperf.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.plan.PlanFile;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.run.RunSummary.Failure;
import org.algoperf.scoring.log.TrialResult;
import org.algoperf.scoring.log.TrialResult.Outcome;

/**
 * How far a run has come, be it at work, dead or done, on this machine or on others that share its
 * directory.
 *
 * @param plan of the run
 * @param results how the finished trials ended, by index
 * @param running trials that were begun, and that a process is at work on
 * @param left all others that are not finished, in the plan's order
 * @param etaSec seconds until all are finished: for each open trial the mean time of the finished
 *     ones on its workload, shared by the running workers, or by the plan's when none runs; absent
 *     until there is a finished trial on every open workload
 */
public record RunStatus(
    RunPlan plan,
    SortedMap<Integer, TrialResult> results,
    List<PlannedTrial> running,
    List<PlannedTrial> left,
    OptionalDouble etaSec) {

  /**
   * Reads the status of a directory.
   *
   * @throws HarnessException when it holds no run, or its files cannot be read
   */
  public static RunStatus of(Path directory) {
    TrialTree tree = TrialTree.of(directory);
    RunPlan plan = PlanFile.read(tree.planFile());
    SortedMap<Integer, TrialResult> results = new TreeMap<>();
    List<PlannedTrial> running = new ArrayList<>();
    List<PlannedTrial> left = new ArrayList<>();
    MeanTimes times = new MeanTimes();
    for (PlannedTrial trial : plan.trials()) {
      Optional<TrialResult> result = tree.result(trial.key());
      if (result.isPresent()) {
        results.put(trial.index(), result.get());
        times.add(trial, result.get());
      } else {
        (isRunning(tree, trial) ? running : left).add(trial);
      }
    }
    int lanes = running.isEmpty() ? Math.max(1, plan.config().workers()) : running.size();
    RunStatus status = new RunStatus(plan, results, running, left, OptionalDouble.empty());
    return new RunStatus(plan, results, running, left, times.eta(status.open(), lanes));
  }

  /** The trials that are not finished, running or not, in the plan's order. */
  public List<PlannedTrial> open() {
    return plan.trials().stream().filter(t -> !results.containsKey(t.index())).toList();
  }

  /** How many trials have ended which way. */
  public Map<Outcome, Integer> outcomes() {
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    results.values().forEach(result -> outcomes.merge(result.outcome(), 1, Integer::sum));
    return outcomes;
  }

  /** The trials that failed, with their reasons. */
  public List<Failure> failures() {
    return results.entrySet().stream()
        .filter(e -> e.getValue().outcome() == Outcome.FAILED)
        .map(e -> new Failure(plan.trial(e.getKey()).key(), e.getValue().reason().orElse("")))
        .toList();
  }

  private static boolean isRunning(TrialTree tree, PlannedTrial trial) {
    try {
      return Files.exists(tree.directory(trial.key())) && DirectoryLock.isTaken(tree.root(), trial);
    } catch (IOException e) {
      throw TrialTree.unreadable(tree.root(), e);
    }
  }
}
