package org.algoperf.harness.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.algoperf.harness.HarnessException;

/**
 * What a run is asked to do; the keys of a run's YAML and the flags of its command.
 *
 * @param ruleset name of a file in {@code configs/rulesets}, hyphens or underscores
 * @param workloads globs over the names of workloads, at least one
 * @param submissions globs over the names of submissions, at least one
 * @param studies instead of the ruleset's
 * @param trials in a study, instead of the ruleset's
 * @param seed from which every random stream is derived
 * @param out the directory of the log tree: absent, empty, or of the same plan
 * @param dataDir where the data must be, when given
 * @param download whether the network may be tried
 * @param quick a smoke run: one study, two trials, reduced step hints and so budgets
 * @param workers processes that run trials at the same time; 0 runs them in this process
 * @param stopRule which targets end a trial
 * @param evalSchedule when a trial is evaluated
 * @param checkpointEvery how often a trial is saved, if at all; a trial's bits do not depend on it
 */
public record RunConfig(
    String ruleset,
    List<String> workloads,
    List<String> submissions,
    OptionalInt studies,
    OptionalInt trials,
    long seed,
    Path out,
    Optional<Path> dataDir,
    boolean download,
    boolean quick,
    int workers,
    StopRule stopRule,
    EvalSchedule evalSchedule,
    Optional<CheckpointInterval> checkpointEvery) {

  public RunConfig {
    workloads = List.copyOf(workloads);
    submissions = List.copyOf(submissions);
    requireAtLeast("studies", studies.orElse(1), 1);
    requireAtLeast("trials", trials.orElse(1), 1);
    requireAtLeast("workers", workers, 0);
  }

  /** The same run of other submissions. */
  public RunConfig withSubmissions(List<String> others) {
    return with(others, out, dataDir, checkpointEvery);
  }

  /** The same run with checkpoints as often as another one. */
  public RunConfig withCheckpointsOf(RunConfig other) {
    return with(submissions, out, dataDir, other.checkpointEvery);
  }

  /** The same run with its results and its data elsewhere. */
  public RunConfig at(Path otherOut, Optional<Path> otherDataDir) {
    return with(submissions, otherOut, otherDataDir, checkpointEvery);
  }

  private RunConfig with(
      List<String> otherSubmissions,
      Path otherOut,
      Optional<Path> otherDataDir,
      Optional<CheckpointInterval> otherInterval) {
    return new RunConfig(
        ruleset,
        workloads,
        otherSubmissions,
        studies,
        trials,
        seed,
        otherOut,
        otherDataDir,
        download,
        quick,
        workers,
        stopRule,
        evalSchedule,
        otherInterval);
  }

  private static void requireAtLeast(String name, int value, int least) {
    if (value < least) {
      throw HarnessException.usage("%s must be at least %d, found %d", name, least, value);
    }
  }
}
