package org.algoperf.cli;

import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.EvalSchedule;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.config.StopRule;

/** Settles what a run is asked to do: a flag beats the YAML file, which beats the defaults. */
final class RunRequest {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  private final Host host;

  RunRequest(Host host) {
    this.host = host;
  }

  /**
   * The run's configuration, with globs replaced by the names they match.
   *
   * @param flags what the command line says
   * @param file a YAML file that says more
   * @param external submissions of the catalog that are chosen in any case
   * @throws HarnessException of kind USAGE
   */
  RunConfig settle(RunSettings flags, Optional<Path> file, List<String> external) {
    RunSettings asked = file.map(RunFile::read).map(flags::orElse).orElse(flags);
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
        settings.out().orElseGet(() -> defaultOut(ruleset)),
        settings.dataDir().or(this::environmentDataDir),
        settings.download().orElse(false),
        quick,
        settings.workers().orElseGet(RunConfig::defaultWorkers),
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

  /** A new directory under {@code results}. */
  static Path stampedOut(Host host, String name) {
    return Path.of("results", name + "-" + STAMP.format(host.now().get()));
  }

  private Path defaultOut(String ruleset) {
    return stampedOut(host, ruleset);
  }

  private Optional<Path> environmentDataDir() {
    return environmentDataDir(host);
  }

  /** Where the environment says that data lies. */
  static Optional<Path> environmentDataDir(Host host) {
    return Optional.ofNullable(host.environment().get("ALGOPERF_DATA"))
        .filter(value -> !value.isBlank())
        .map(Path::of);
  }
}
