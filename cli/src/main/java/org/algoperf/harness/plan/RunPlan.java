package org.algoperf.harness.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.algoperf.harness.ExternalSource;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.Ruleset;
import org.algoperf.harness.config.RunConfig;

/**
 * Everything that a run will do: {@code plan.json}, written before its first trial.
 *
 * @param schemaVersion of the file; {@value #SCHEMA_VERSION} today
 * @param config what was asked for
 * @param ruleset the rules, with the numbers of studies and trials that this run has
 * @param workloads in the order of trials
 * @param trials in the order in which they are started: study, workload, trial, and then the
 *     submissions in a seeded order, so that a machine's drift hits all of them alike
 * @param external the files of the submissions that are not built in, by name; the key is absent
 *     when all are
 */
public record RunPlan(
    int schemaVersion,
    RunConfig config,
    Ruleset ruleset,
    List<PlannedWorkload> workloads,
    List<PlannedTrial> trials,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, ExternalSource> external) {

  /** The version that this code writes. */
  public static final int SCHEMA_VERSION = 1;

  public RunPlan {
    workloads = List.copyOf(workloads);
    trials = List.copyOf(trials);
    external =
        external == null
            ? Collections.emptySortedMap()
            : Collections.unmodifiableSortedMap(new TreeMap<>(external));
  }

  /** This plan with checkpoints as often as a run is asked for. */
  public RunPlan withCheckpointsOf(RunConfig asked) {
    RunConfig changed = config.withCheckpointsOf(asked);
    return new RunPlan(schemaVersion, changed, ruleset, workloads, trials, external);
  }

  /** This plan with other workloads. */
  public RunPlan withWorkloads(List<PlannedWorkload> others) {
    return new RunPlan(schemaVersion, config, ruleset, others, trials, external);
  }

  /** This plan with other trials. */
  public RunPlan withTrials(List<PlannedTrial> others) {
    return new RunPlan(schemaVersion, config, ruleset, workloads, others, external);
  }

  /** The planned workload of that name. */
  public PlannedWorkload workload(String name) {
    return workloads.stream()
        .filter(w -> w.name().equals(name))
        .findFirst()
        .orElseThrow(() -> HarnessException.usage("the plan has no workload '%s'", name));
  }

  /** The trial at an index. */
  public PlannedTrial trial(int index) {
    if (index < 0 || index >= trials.size()) {
      throw HarnessException.usage(
          "the plan has the trials 0 to %d, but not %d", trials.size() - 1, index);
    }
    return trials.get(index);
  }

  /** The budget of a trial in seconds. */
  public double maxRuntimeSec(PlannedTrial trial) {
    return workload(trial.workload()).maxRuntimeSec(ruleset.budgetFactor());
  }
}
