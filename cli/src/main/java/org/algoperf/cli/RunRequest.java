package org.algoperf.cli;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.EvalSchedule;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.config.StopRule;
import org.algoperf.harness.worker.Cores;

/** Settles what a run is asked to do: a flag beats the YAML file, which beats the defaults. */
final class RunRequest {

  private final Host host;

  RunRequest(Host host) {
    this.host = host;
  }

  /**
   * What the flags and the file say, before the defaults.
   *
   * @param flags what the command line says
   * @param file a YAML file that says more
   * @throws HarnessException of kind USAGE
   */
  static RunSettings asked(RunSettings flags, Optional<Path> file) {
    return file.map(RunFile::read).map(flags::orElse).orElse(flags);
  }

  /**
   * The run's configuration, with globs replaced by the names they match.
   *
   * @param asked what the user says
   * @param external submissions of the catalog that are chosen in any case
   * @throws HarnessException of kind USAGE
   */
  RunConfig settle(RunSettings asked, List<String> external) {
    boolean quick = asked.quick().orElse(false);
    RunSettings settings =
        asked.orElse(RunFile.read(runs().resolve(quick ? "quick.yaml" : "default.yaml")));
    Catalog catalog = host.catalog();
    String ruleset = ruleset(settings.ruleset());
    return new RunConfig(
        ruleset,
        Name.select("workload", required(settings.workloads()), catalog.workloads().keySet()),
        submissions(required(settings.submissions()), external),
        settings.studies(),
        settings.trials(),
        settings.seed().orElseThrow(),
        settings.out().orElseGet(() -> host.results(ruleset)),
        settings.dataDir().or(host::dataDir),
        settings.download().orElse(false),
        quick,
        settings.workers().orElseGet(Cores::defaultWorkers),
        settings.stopRule().orElse(StopRule.VALIDATION),
        settings.evalSchedule().orElse(EvalSchedule.STEPS),
        settings.checkpointEvery());
  }

  private List<String> submissions(List<Name> globs, List<String> external) {
    Set<String> chosen = new LinkedHashSet<>();
    chosen.addAll(Name.select("submission", globs, host.catalog().submissions().keySet()));
    chosen.addAll(external);
    return List.copyOf(chosen);
  }

  private static List<Name> required(Optional<List<Name>> names) {
    return names.orElseThrow();
  }

  private static String ruleset(Optional<Name> name) {
    ConfigFiles files = ConfigFiles.installed();
    List<String> names = Name.select("ruleset", required(name.map(List::of)), files.rulesetNames());
    if (names.size() > 1) {
      throw HarnessException.usage(
          "%s: expected one ruleset, found %d that match '%s': %s",
          name.orElseThrow().place(),
          names.size(),
          name.orElseThrow().text(),
          String.join(", ", names));
    }
    return names.get(0);
  }

  private static Path runs() {
    return Path.of(System.getProperty(ConfigFiles.HOME_PROPERTY, "."), "configs", "runs");
  }
}
