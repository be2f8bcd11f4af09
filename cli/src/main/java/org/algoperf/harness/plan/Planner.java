package org.algoperf.harness.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.ExternalSource;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.Names;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.Ruleset;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.config.WorkloadConfig;
import org.algoperf.harness.config.WorkloadConfig.Target;
import org.algoperf.scoring.log.Direction;
import org.algoperf.scoring.log.TrialMetadata.DataInfo;
import org.algoperf.submissions.api.HyperparameterException;
import org.algoperf.workloads.spec.Metric;

/** Makes plans. The same configuration and data give the same plan, on every machine. */
public final class Planner {

  private static final int QUICK_STUDIES = 1;
  private static final int QUICK_TRIALS = 2;

  private final RunConfig config;
  private final Catalog catalog;
  private final ConfigFiles files;
  private final OptionalLong steps;
  private final Ruleset ruleset;
  private final List<String> workloads;
  private final List<String> submissions;

  /**
   * Checks the names that the configuration gives.
   *
   * @throws HarnessException when there is no such ruleset, workload or submission
   */
  public Planner(RunConfig config, Catalog catalog, ConfigFiles files) {
    this(config, catalog, files, OptionalLong.empty());
  }

  /**
   * A planner of trials to targets, or of trials without.
   *
   * @param steps after which each trial ends, at its workload's step hint at the latest; it then
   *     has no targets, and needs none
   */
  public Planner(RunConfig config, Catalog catalog, ConfigFiles files, OptionalLong steps) {
    this.steps = steps;
    this.config = config;
    this.catalog = catalog;
    this.files = files;
    this.ruleset = sized(files.ruleset(config.ruleset()), config);
    this.workloads = Names.select("workload", config.workloads(), catalog.workloads().keySet());
    this.submissions = catalog.submissions(config.submissions());
  }

  /** The names of the chosen workloads. */
  public List<String> workloads() {
    return workloads;
  }

  /**
   * Checks the search spaces, points and workload files, which needs no data.
   *
   * @throws HarnessException when one is missing or malformed
   */
  public void check() {
    submissions.forEach(this::pointsOfStudies);
    for (String workload : workloads) {
      String reference = files.workload(workload).reference();
      check(reference, files.point(reference));
    }
  }

  /**
   * The plan, not yet calibrated.
   *
   * @param data tells which data a workload found
   * @throws HarnessException when a file, a point or a target is missing or malformed
   */
  public RunPlan plan(Function<String, DataInfo> data) {
    Map<String, List<List<Map<String, Object>>>> points = new HashMap<>();
    for (String submission : submissions) {
      points.put(submission, pointsOfStudies(submission));
    }
    List<PlannedWorkload> planned =
        workloads.stream().map(w -> workload(w, data.apply(w))).toList();
    List<PlannedTrial> trials = new ArrayList<>();
    for (int study = 0; study < ruleset.studies(); study++) {
      for (String workload : workloads) {
        for (int trial = 1; trial <= ruleset.trials(); trial++) {
          for (String submission : ordered(workload, study, trial)) {
            List<Map<String, Object>> of = points.get(submission).get(study);
            if (trial <= of.size()) {
              trials.add(
                  new PlannedTrial(
                      trials.size(),
                      submission,
                      study,
                      workload,
                      trial,
                      of.get(trial - 1),
                      Seeds.ofTrial(config.seed(), workload, study, trial)));
            }
          }
        }
      }
    }
    return new RunPlan(RunPlan.SCHEMA_VERSION, config, ruleset, planned, trials, external());
  }

  private SortedMap<String, ExternalSource> external() {
    SortedMap<String, ExternalSource> sources = new TreeMap<>();
    for (String name : submissions) {
      catalog.submission(name).source().ifPresent(source -> sources.put(name, source));
    }
    return sources;
  }

  private static Ruleset sized(Ruleset rules, RunConfig config) {
    return rules.sized(
        config
            .trials()
            .orElse(config.quick() ? Math.min(QUICK_TRIALS, rules.trials()) : rules.trials()),
        config.studies().orElse(config.quick() ? QUICK_STUDIES : rules.studies()));
  }

  private List<List<Map<String, Object>>> pointsOfStudies(String submission) {
    List<List<Map<String, Object>>> studies = new ArrayList<>();
    for (int study = 0; study < ruleset.studies(); study++) {
      List<Map<String, Object>> points =
          ruleset.tuned()
              ? TuningPoints.draw(
                  files.searchSpace(submission),
                  ruleset.trials(),
                  Seeds.ofTuning(config.seed(), study))
              : Collections.nCopies(ruleset.trials(), files.point(submission));
      points.forEach(point -> check(submission, point));
      studies.add(points);
    }
    return studies;
  }

  private void check(String submission, Map<String, Object> point) {
    check(catalog, files, submission, point);
  }

  /** Builds a submission at a point, to see whether it can be. */
  static void check(
      Catalog catalog, ConfigFiles files, String submission, Map<String, Object> point) {
    try {
      catalog.submission(submission).at(point);
    } catch (HyperparameterException e) {
      throw new HarnessException(
          ErrorKind.USAGE,
          "submission %s at the point %s: %s; see %s"
              .formatted(submission, point, e.getMessage(), files.points(submission).place()),
          e);
    }
  }

  private List<String> ordered(String workload, int study, int trial) {
    List<String> order = new ArrayList<>(submissions);
    Collections.sort(order);
    Collections.shuffle(order, new Random(Seeds.ofOrder(config.seed(), workload, study, trial)));
    return order;
  }

  private PlannedWorkload workload(String name, DataInfo data) {
    WorkloadConfig of = files.workload(name);
    Optional<Target> target = of.target(data.sha256()).filter(t -> steps.isEmpty());
    if (target.isEmpty() && steps.isEmpty()) {
      throw noTarget(name, data);
    }
    long stepHint = config.quick() ? of.quick().stepHint() : of.stepHint();
    Metric metric = catalog.workload(name).metric();
    Direction direction = Direction.valueOf(metric.direction().name());
    return new PlannedWorkload(
        name,
        data,
        metric.name(),
        direction,
        target.stream()
            .mapToDouble(t -> ruleset.eased(t.validationTarget(), direction))
            .findFirst(),
        target.stream()
            .flatMapToDouble(t -> t.testTarget().stream())
            .map(t -> ruleset.eased(t, direction))
            .findFirst(),
        of.batchSize(),
        stepHint,
        config.quick() ? of.quick().evalEvery() : of.evalEvery(),
        steps.stream().map(n -> Math.min(n, stepHint)).findFirst(),
        of.reference(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  private HarnessException noTarget(String workload, DataInfo data) {
    return HarnessException.usage(
        "%s has no target for this data (%s, %s, sha256 %s): targets are set per data source;"
            + " run `algoperf target %s --write` on it, or choose other data. Targets are kept in"
            + " %s",
        workload,
        data.name(),
        data.origin(),
        data.sha256(),
        workload,
        files.workloadPath(workload));
  }
}
