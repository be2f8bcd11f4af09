package org.algoperf.harness.describe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.WorkloadConfig;
import org.algoperf.harness.config.WorkloadConfig.Target;
import org.algoperf.harness.trial.Calibrator;
import org.algoperf.harness.trial.Clock;
import org.algoperf.scoring.Counts;
import org.algoperf.workloads.spec.DataProvenance.Origin;
import org.algoperf.workloads.spec.DataRequest;
import org.algoperf.workloads.spec.LoadedWorkload;
import org.algoperf.workloads.spec.Workload;
import org.algoperf.workloads.spec.WorkloadSpec;

/** Describes workloads: the comment above the class, its targets, and what a trial costs here. */
public final class WorkloadDescriber {

  /** Of the step hint, as the budget of a trial. */
  private static final double BUDGET = 4 / 3.;

  private final Catalog catalog;
  private final ConfigFiles files;
  private final Clock clock;

  /** A describer of a catalog's workloads that measures with {@code clock}. */
  public WorkloadDescriber(Catalog catalog, ConfigFiles files, Clock clock) {
    this.catalog = catalog;
    this.files = files;
    this.clock = clock;
  }

  /**
   * Describes a workload.
   *
   * @param data where to look for its data, so that the cost can be measured on it, which takes
   *     some seconds; absent when it is not wanted
   */
  public Description describe(String name, Optional<DataRequest> data) {
    Workload workload = catalog.workload(name);
    WorkloadConfig config = files.workload(name);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(
        "metric",
        "%s on the validation split, to %s"
            .formatted(
                workload.metric().name(),
                workload.metric().direction().name().toLowerCase(Locale.ROOT)));
    facts.put("batch_size", config.batchSize());
    facts.put("step_hint", config.stepHint());
    facts.put("eval_every", config.evalEvery());
    facts.put(
        "budget",
        "4/3 of the step hint in steps of %s, on this machine".formatted(config.reference()));
    data.ifPresent(request -> facts.putAll(cost(workload, config, request)));
    Optional<String> source = Javadoc.source(workload.getClass());
    List<String> words =
        source
            .map(text -> Javadoc.paragraphs(text, workload.getClass().getSimpleName()))
            .orElse(List.of());
    return new Description(
        "workload", name, workload.summary(), words, facts, targets(config), source);
  }

  private Map<String, Object> cost(Workload workload, WorkloadConfig config, DataRequest request) {
    Map<String, Object> facts = new LinkedHashMap<>();
    try (LoadedWorkload loaded = workload.load(request)) {
      WorkloadSpec spec =
          new WorkloadSpec(
              workload.name(),
              config.batchSize(),
              config.stepHint(),
              loaded.data().trainExamples());
      double stepSec =
          new Calibrator(clock)
              .step(
                  loaded,
                  catalog.submission(config.reference()).at(files.point(config.reference())),
                  spec)
              .wallSec();
      facts.put(
          "data",
          "%s%s: %d examples to train on, %d to validate, %d to test"
              .formatted(
                  loaded.data().name(),
                  loaded.data().origin() == Origin.STAND_IN ? ", a stand-in" : "",
                  loaded.data().trainExamples(),
                  loaded.data().validationExamples(),
                  loaded.data().testExamples()));
      facts.put(
          "cost",
          String.format(
              Locale.ROOT,
              "%.0f us a step of %s, so at most %.2g s a trial",
              1e6 * stepSec,
              config.reference(),
              BUDGET * config.stepHint() * stepSec));
    }
    return facts;
  }

  private static List<Map<String, Object>> targets(WorkloadConfig config) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Target target : config.targets()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("target_on", target.data());
      row.put("validation", rounded(target.validationTarget()));
      row.put(
          "test",
          target.testTarget().isPresent() ? rounded(target.testTarget().getAsDouble()) : "");
      row.put("set_by", target.procedure().winner());
      row.put(
          "procedure",
          "%s, %s, %s"
              .formatted(
                  Counts.of(target.procedure().trials(), "trial"),
                  Counts.of(target.procedure().reruns(), "rerun"),
                  target.procedure().date()));
      rows.add(row);
    }
    return rows;
  }

  private static double rounded(double value) {
    return Math.round(1e4 * value) / 1e4;
  }
}
