package org.algoperf.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.algoperf.harness.config.CheckpointInterval;
import org.algoperf.harness.config.EvalSchedule;
import org.algoperf.harness.config.StopRule;
import org.algoperf.harness.worker.Limits;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags that say what to run; each but {@code --config} is also a key of the YAML file. */
final class RunFlags {

  @Option(
      names = "--ruleset",
      paramLabel = "NAME",
      description = "The rules; see 'algoperf list rulesets'.")
  private Optional<String> ruleset;

  @Option(
      names = "--workloads",
      arity = "1",
      paramLabel = "GLOBS",
      description = "Names or globs, separated by commas: '*_mlp,logistic_regression'.")
  private List<String> workloads;

  @Option(
      names = "--submissions",
      paramLabel = "GLOBS",
      description = "Names or globs, separated by commas: 'adam*,nadamw'.")
  private List<String> submissions;

  @Option(
      names = "--studies",
      paramLabel = "N",
      description = "Repetitions of the whole, instead of the ruleset's number.")
  private Optional<Integer> studies;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "Points of the search space per study, instead of the ruleset's number.")
  private Optional<Integer> trials;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "From which every random stream of the run is derived.")
  private Optional<Long> seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Where the results go: absent, empty, or of an interrupted run with the same"
              + " settings, which is then continued (default: results/<ruleset>-<time>).")
  private Optional<Path> out;

  @Option(
      names = "--quick",
      arity = "0",
      description = "A smoke run: one study, two trials, reduced budgets. Its scores mean nothing.")
  private Optional<Boolean> quick;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "YAML with the same keys as the flags, with underscores; a flag beats the file.")
  private Optional<Path> config;

  @Mixin private ExternalFlags external;

  @Mixin private MachineFlags machine;

  @Option(
      names = "--stop-rule",
      paramLabel = "RULE",
      description = "Which targets end a trial: validation, or both (validation and test).")
  private Optional<StopRule> stopRule;

  @Option(
      names = "--eval-schedule",
      paramLabel = "SCHEDULE",
      description = "Evaluate every k steps (steps), or by the original's rule (time).")
  private Optional<EvalSchedule> evalSchedule;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "INTERVAL",
      description =
          "Save each trial at the first evaluation after a time or a number of steps (10min,"
              + " 500steps), so that a run that is killed continues in the middle of it.")
  private Optional<CheckpointInterval> checkpointEvery;

  /** What each of so many workers may use. */
  Limits limits(int workers) {
    return machine.limits(workers);
  }

  /**
   * What the flags and the file say, before the defaults.
   *
   * @throws org.algoperf.harness.HarnessException of kind USAGE
   */
  RunSettings asked() {
    return RunRequest.asked(settings(), config);
  }

  /** What the flags say. */
  RunSettings settings() {
    return new RunSettings(
        ruleset.map(name -> new Name(name, "--ruleset")),
        Optional.ofNullable(workloads).map(values -> Name.ofFlag("--workloads", values)),
        Optional.ofNullable(submissions).map(values -> Name.ofFlag("--submissions", values)),
        external.given(),
        number(studies),
        number(trials),
        seed.map(OptionalLong::of).orElseGet(OptionalLong::empty),
        out,
        machine.dataDir(),
        machine.download(),
        quick,
        machine.workers(),
        stopRule,
        evalSchedule,
        checkpointEvery);
  }

  private static OptionalInt number(Optional<Integer> value) {
    return value.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }
}
