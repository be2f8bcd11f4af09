package org.algoperf.harness.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.Ruleset;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.config.WorkloadConfig;
import org.algoperf.scoring.log.Direction;
import org.algoperf.scoring.log.TrialMetadata.DataInfo;
import org.algoperf.workloads.spec.Metric;

/**
 * Plans the two batches of a target-setting procedure: a search over points, and reruns of the
 * best. Nothing ends their trials but 3/4 of the step hint; both splits are evaluated every time.
 */
public final class TargetPlanner {

  private static final int SEARCH_STUDY = 0;
  private static final int RERUN_STUDY = 1;

  private final RunConfig search;
  private final Catalog catalog;
  private final ConfigFiles files;
  private final WorkloadConfig workload;

  /**
   * Checks the names.
   *
   * @param search one workload, the algorithms as submissions, the points of each as trials, the
   *     reruns as studies, and the stop rule that has both splits evaluated
   */
  public TargetPlanner(RunConfig search, Catalog catalog, ConfigFiles files) {
    this.search = search;
    this.catalog = catalog;
    this.files = files;
    catalog.workload(name());
    search.submissions().forEach(catalog::submission);
    this.workload = files.workload(name());
  }

  /** The steps over which schedules are stretched: 3/4 of the step hint. */
  public static long horizon(long stepHint) {
    return Math.max(1, stepHint * 3 / 4);
  }

  /** The search: each algorithm at its quasi-random points. */
  public RunPlan search(DataInfo data) {
    int count = search.trials().orElseThrow();
    Map<String, List<Map<String, Object>>> points = new TreeMap<>();
    for (String algorithm : search.submissions()) {
      List<Map<String, Object>> drawn =
          TuningPoints.draw(
              files.searchSpace(algorithm), count, Seeds.ofTuning(search.seed(), SEARCH_STUDY));
      drawn.forEach(point -> Planner.check(catalog, files, algorithm, point));
      points.put(algorithm, drawn);
    }
    List<PlannedTrial> trials = new ArrayList<>();
    for (int k = 1; k <= count; k++) {
      for (String algorithm : search.submissions()) {
        if (k <= points.get(algorithm).size()) {
          trials.add(
              trial(trials.size(), algorithm, SEARCH_STUDY, k, points.get(algorithm).get(k - 1)));
        }
      }
    }
    return plan(data, trials);
  }

  /** The reruns of a trial's algorithm at its point, with other seeds. */
  public RunPlan reruns(DataInfo data, PlannedTrial best) {
    List<PlannedTrial> trials = new ArrayList<>();
    for (int k = 1; k <= search.studies().orElseThrow(); k++) {
      trials.add(trial(trials.size(), best.submission(), RERUN_STUDY, k, best.hyperparameters()));
    }
    return plan(data, trials);
  }

  private String name() {
    if (search.workloads().size() != 1) {
      throw HarnessException.usage(
          "targets are set for one workload at a time, found %s", search.workloads());
    }
    return search.workloads().get(0);
  }

  private PlannedTrial trial(
      int index, String algorithm, int study, int number, Map<String, Object> point) {
    return new PlannedTrial(
        index,
        algorithm,
        study,
        name(),
        number,
        point,
        Seeds.ofTrial(search.seed(), name(), study, number));
  }

  private RunPlan plan(DataInfo data, List<PlannedTrial> trials) {
    Ruleset ruleset =
        new Ruleset(
            search.ruleset(),
            1,
            "Trials of a target-setting procedure, which are not scored",
            true,
            search.trials().orElseThrow(),
            search.studies().orElseThrow(),
            1);
    return new RunPlan(
        RunPlan.SCHEMA_VERSION,
        search,
        ruleset,
        List.of(planned(data)),
        trials,
        Collections.emptySortedMap());
  }

  private PlannedWorkload planned(DataInfo data) {
    Metric metric = catalog.workload(name()).metric();
    long horizon = horizon(workload.stepHint());
    return new PlannedWorkload(
        name(),
        data,
        metric.name(),
        Direction.valueOf(metric.direction().name()),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        workload.batchSize(),
        horizon,
        workload.evalEvery(),
        OptionalLong.of(horizon),
        workload.reference(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }
}
