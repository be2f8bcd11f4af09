package org.algoperf.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.Offer;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.Ruleset;
import org.algoperf.harness.config.WorkloadConfig;
import org.algoperf.harness.config.WorkloadConfig.Target;
import org.algoperf.harness.external.Externals;
import org.algoperf.submissions.contract.StepCost;
import org.algoperf.workloads.spec.Workload;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what there is. */
@Command(
    name = "list",
    description = "List workloads, submissions or rulesets.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  algoperf list workloads",
      "  algoperf list submissions --format json | jq -r '.items[].name'",
      "  algoperf list submissions --measure",
      "  algoperf list rulesets --format csv"
    })
final class ListCommand implements Runnable {

  /** What can be listed. */
  enum Kind {
    WORKLOADS,
    SUBMISSIONS,
    RULESETS
  }

  private static final int MEASURED_ROUNDS = 9;

  private final Host host;

  @Parameters(
      paramLabel = "KIND",
      converter = Choices.Kinds.class,
      description = "workloads, submissions or rulesets.")
  private Kind kind;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = Choices.Formats.class,
      description = "table (the default), json, csv or md.")
  private Format format = Format.TABLE;

  @Option(
      names = "--measure",
      description =
          "Of submissions, measure bytes of state per parameter and a step's cost beside the"
              + " gradient in those of SGD; takes some ten seconds for all.")
  private boolean measure;

  @Mixin private ExternalFlags external;

  ListCommand(Host host) {
    this.host = host;
  }

  @Override
  public void run() {
    Externals externals = external.load();
    Catalog catalog = host.with(externals).catalog();
    ConfigFiles files = ConfigFiles.installed().with(externals.points());
    List<Map<String, Object>> items =
        switch (kind) {
          case WORKLOADS ->
              catalog.workloads().values().stream().map(w -> workload(w, files)).toList();
          case SUBMISSIONS ->
              catalog.submissions().entrySet().stream()
                  .map(e -> submission(e.getKey(), e.getValue(), files))
                  .toList();
          case RULESETS -> Ruleset.all().stream().map(ListCommand::ruleset).toList();
        };
    new Listing(items).print(format, host.console().out());
  }

  private static Map<String, Object> workload(Workload workload, ConfigFiles files) {
    WorkloadConfig config = files.workload(workload.name());
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("name", workload.name());
    item.put("metric", workload.metric().name());
    item.put("direction", Choices.word(workload.metric().direction()));
    item.put("batch_size", config.batchSize());
    item.put("step_hint", config.stepHint());
    item.put("targets", targets(config));
    item.put("summary", workload.summary());
    return item;
  }

  private static Map<String, Double> targets(WorkloadConfig config) {
    Map<String, Double> targets = new LinkedHashMap<>();
    for (Target target : config.targets()) {
      targets.put(target.data(), target.validationTarget());
    }
    return targets;
  }

  private Map<String, Object> submission(String name, Offer entry, ConfigFiles files) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("name", name);
    item.put("summary", entry.summary());
    item.put("reference", entry.reference());
    if (measure) {
      StepCost cost =
          StepCost.measure(
              entry.at(files.point(name)), () -> host.clock().wallNanos(), MEASURED_ROUNDS);
      item.put("state_bytes_per_parameter", rounded(cost.stateBytesPerParameter()));
      item.put("step_cost", rounded(cost.relativeToSgd()));
    }
    item.put("default_point", files.point(name));
    return item;
  }

  private static double rounded(double value) {
    return Math.round(10 * value) / 10.;
  }

  private static Map<String, Object> ruleset(Ruleset ruleset) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("name", ruleset.name());
    item.put("version", ruleset.version());
    item.put("studies", ruleset.studies());
    item.put("trials", ruleset.trials());
    item.put("tuned", ruleset.tuned());
    item.put("budget_factor", ruleset.budgetFactor());
    item.put("description", ruleset.description());
    return item;
  }
}
