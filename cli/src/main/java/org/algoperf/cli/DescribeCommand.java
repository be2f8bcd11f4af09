package org.algoperf.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.Ruleset;
import org.algoperf.harness.describe.Description;
import org.algoperf.harness.describe.RulesetDescriber;
import org.algoperf.harness.describe.SubmissionDescriber;
import org.algoperf.harness.describe.WorkloadDescriber;
import org.algoperf.harness.trial.DataLocation;
import org.algoperf.workloads.spec.DataRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what something is. */
@Command(
    name = "describe",
    description =
        "Say in words what a workload, a submission or a ruleset is: formula, paper, targets,"
            + " hyperparameters, and what it costs on this machine.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  algoperf describe submission muon",
      "  algoperf describe submission MyOptimizer.java --source",
      "  algoperf describe workload small_transformer --format json",
      "  algoperf describe ruleset external"
    })
@Exits(on = ErrorKind.DATA)
final class DescribeCommand implements Runnable {

  /** What can be described. */
  enum Kind {
    WORKLOAD,
    SUBMISSION,
    RULESET
  }

  private final Host host;

  @Parameters(index = "0", paramLabel = "KIND", description = "workload, submission or ruleset.")
  private Kind kind;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "NAME",
      description = "Names or globs; of submissions also files, as --submission takes them.")
  private List<String> names;

  @Option(
      names = "--no-measure",
      description = "Leave out the cost on this machine, which takes some seconds to measure.")
  private boolean unmeasured;

  @Option(names = "--source", description = "Show the source, too: of a submission its chain.")
  private boolean source;

  @Mixin private FormatFlag format;

  DescribeCommand(Host host) {
    this.host = host;
  }

  @Override
  public void run() {
    List<Description> descriptions =
        switch (kind) {
          case WORKLOAD -> workloads();
          case SUBMISSION -> submissions();
          case RULESET -> rulesets();
        };
    int width = host.console().data().columns().orElse(DescriptionText.WIDTH);
    host.console().print(new DescriptionText(width, source).write(descriptions, format.format()));
  }

  private List<Description> workloads() {
    WorkloadDescriber describer =
        new WorkloadDescriber(host.catalog(), ConfigFiles.installed(), host.clock());
    Optional<DataRequest> data =
        unmeasured
            ? Optional.empty()
            : Optional.of(new DataLocation(host.dataDir(), false).request(host.console()::note));
    return Name.select("workload", Name.ofFlag("NAME", names), host.catalog().workloads().keySet())
        .stream()
        .map(name -> describer.describe(name, data))
        .toList();
  }

  private List<Description> submissions() {
    Candidates candidates = Candidates.of(host, names);
    Catalog catalog = candidates.catalog();
    SubmissionDescriber describer = new SubmissionDescriber(candidates.files(), host.clock());
    List<Description> descriptions = new ArrayList<>();
    for (String name : candidates.names()) {
      descriptions.add(describer.describe(name, catalog.submission(name), !unmeasured));
    }
    return descriptions;
  }

  private List<Description> rulesets() {
    return Name.select(
            "ruleset", Name.ofFlag("NAME", names), ConfigFiles.installed().rulesetNames())
        .stream()
        .map(name -> RulesetDescriber.describe(Ruleset.named(name)))
        .toList();
  }
}
