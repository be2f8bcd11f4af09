package org.algoperf.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.Offer;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.RecordedCosts;
import org.algoperf.harness.config.RecordedCosts.Cost;
import org.algoperf.harness.config.Ruleset;
import org.algoperf.harness.config.WorkloadConfig;
import org.algoperf.harness.config.WorkloadConfig.Target;
import org.algoperf.harness.external.Externals;
import org.algoperf.harness.trial.Environment;
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
@Exits(on = ErrorKind.OUTPUT)
final class ListCommand implements Runnable {

  /** What can be listed. */
  enum Kind {
    WORKLOADS,
    SUBMISSIONS,
    RULESETS
  }

  private static final int MEASURED_ROUNDS = 9;

  private final Host host;

  @Parameters(paramLabel = "KIND", description = "workloads, submissions or rulesets.")
  private Kind kind;

  @Mixin private FormatFlag format;

  @Option(
      names = "--measure",
      description =
          "Of submissions, measure bytes of state per parameter and a step's cost beside the"
              + " gradient in that of SGD on this machine, instead of showing what is recorded;"
              + " takes some twenty seconds for all.")
  private boolean measure;

  @Option(
      names = "--write",
      description = "With --measure, record what was measured in configs/costs.yaml.")
  private boolean write;

  @Mixin private ExternalFlags external;

  ListCommand(Host host) {
    this.host = host;
  }

  @Override
  public void run() {
    Externals externals = external.load();
    Catalog catalog = host.with(externals).catalog();
    ConfigFiles files = ConfigFiles.installed().with(externals.points());
    if (write && !(measure && kind == Kind.SUBMISSIONS)) {
      throw HarnessException.usage(
          "--write records what --measure measures: expected list submissions --measure --write");
    }
    List<Map<String, Object>> items =
        switch (kind) {
          case WORKLOADS ->
              catalog.workloads().values().stream().map(w -> workload(w, files)).toList();
          case SUBMISSIONS -> submissions(catalog, files);
          case RULESETS -> Ruleset.all().stream().map(ListCommand::ruleset).toList();
        };
    format.print(new Listing(items), host.console());
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

  private List<Map<String, Object>> submissions(Catalog catalog, ConfigFiles files) {
    RecordedCosts costs = measure ? measured(catalog, files) : files.costs();
    if (write) {
      host.console().note("recorded in " + files.record(builtIn(costs, catalog)));
    } else if (format.isTable()) {
      host.console()
          .note(
              "state in bytes per parameter, step cost in SGD's beside the gradient, measured on %s"
                  .formatted(costs.date()));
    }
    return catalog.submissions().entrySet().stream()
        .map(e -> submission(e.getKey(), e.getValue(), costs, files))
        .toList();
  }

  private RecordedCosts measured(Catalog catalog, ConfigFiles files) {
    SortedMap<String, Cost> costs = new TreeMap<>();
    List<String> doubtful = new ArrayList<>();
    catalog
        .submissions()
        .forEach(
            (name, offer) -> {
              StepCost cost =
                  StepCost.measure(
                      offer.at(files.point(name)), host.clock()::wallNanos, MEASURED_ROUNDS);
              costs.put(name, new Cost(cost.stateBytesPerParameter(), cost.relativeToSgd()));
              if (cost.busy()) {
                doubtful.add(name);
              }
            });
    if (!doubtful.isEmpty()) {
      host.console()
          .note(
              "the step costs of %s scatter (busy machine)".formatted(String.join(", ", doubtful)));
    }
    return new RecordedCosts(
        host.now().get().toLocalDate().toString(), Environment.of(1).summary(), costs);
  }

  private static RecordedCosts builtIn(RecordedCosts costs, Catalog catalog) {
    SortedMap<String, Cost> kept = new TreeMap<>(costs.submissions());
    kept.keySet().removeIf(name -> catalog.submission(name).source().isPresent());
    return new RecordedCosts(costs.date(), costs.machine(), kept);
  }

  private static Map<String, Object> submission(
      String name, Offer entry, RecordedCosts costs, ConfigFiles files) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("name", name);
    item.put("summary", entry.summary());
    item.put("reference", entry.source().map(s -> shown(s.path())).orElse(entry.reference()));
    item.put(
        "state_bytes_per_parameter", costs.of(name).map(Cost::stateBytesPerParameter).orElse(null));
    item.put("step_cost", costs.of(name).map(Cost::stepCost).orElse(null));
    item.put("default_point", files.point(name));
    return item;
  }

  /** A path as a person would write it from where they stand. */
  private static String shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    return (path.startsWith(here) ? here.relativize(path) : path).toString();
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
