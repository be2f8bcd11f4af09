package org.algoperf.harness.fake;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.algoperf.harness.config.CheckpointInterval;
import org.algoperf.harness.config.EvalSchedule;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.config.StopRule;

/** Configurations of runs on the fakes. */
public final class FakeRuns {

  private FakeRuns() {}

  /** A run of some submissions. */
  public static RunConfig config(Path out, int workers, String... submissions) {
    return new RunConfig(
        "external",
        List.of("quadratic"),
        List.of(submissions),
        OptionalInt.empty(),
        OptionalInt.empty(),
        1,
        out,
        Optional.empty(),
        false,
        false,
        workers,
        StopRule.VALIDATION,
        EvalSchedule.STEPS,
        Optional.empty());
  }

  /** The same with so many studies of so many trials, whatever the ruleset says. */
  public static RunConfig sized(RunConfig config, int studies, int trials) {
    return new RunConfig(
        config.ruleset(),
        config.workloads(),
        config.submissions(),
        OptionalInt.of(studies),
        OptionalInt.of(trials),
        config.seed(),
        config.out(),
        config.dataDir(),
        config.download(),
        config.quick(),
        config.workers(),
        config.stopRule(),
        config.evalSchedule(),
        config.checkpointEvery());
  }

  /** The same with checkpoints. */
  public static RunConfig withCheckpoints(RunConfig config, CheckpointInterval every) {
    return new RunConfig(
        config.ruleset(),
        config.workloads(),
        config.submissions(),
        config.studies(),
        config.trials(),
        config.seed(),
        config.out(),
        config.dataDir(),
        config.download(),
        config.quick(),
        config.workers(),
        config.stopRule(),
        config.evalSchedule(),
        Optional.of(every));
  }

  /** The same on other workloads. */
  public static RunConfig on(RunConfig config, String... workloads) {
    return new RunConfig(
        config.ruleset(),
        List.of(workloads),
        config.submissions(),
        config.studies(),
        config.trials(),
        config.seed(),
        config.out(),
        config.dataDir(),
        config.download(),
        config.quick(),
        config.workers(),
        config.stopRule(),
        config.evalSchedule(),
        config.checkpointEvery());
  }

  /** The same with another seed. */
  public static RunConfig withSeed(RunConfig config, long seed) {
    return new RunConfig(
        config.ruleset(),
        config.workloads(),
        config.submissions(),
        config.studies(),
        config.trials(),
        seed,
        config.out(),
        config.dataDir(),
        config.download(),
        config.quick(),
        config.workers(),
        config.stopRule(),
        config.evalSchedule(),
        config.checkpointEvery());
  }

  /** The same under other rules, quick or not. */
  public static RunConfig under(RunConfig config, String ruleset, boolean quick) {
    return new RunConfig(
        ruleset,
        config.workloads(),
        config.submissions(),
        config.studies(),
        config.trials(),
        config.seed(),
        config.out(),
        config.dataDir(),
        config.download(),
        quick,
        config.workers(),
        config.stopRule(),
        config.evalSchedule(),
        config.checkpointEvery());
  }
}
