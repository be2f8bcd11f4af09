package org.algoperf.harness.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.algoperf.harness.Formats;
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
    return with(config, Map.of("studies", studies, "trials", trials));
  }

  /** The same with checkpoints. */
  public static RunConfig withCheckpoints(RunConfig config, CheckpointInterval every) {
    return with(config, Map.of("checkpoint_every", every));
  }

  /** The same on other workloads. */
  public static RunConfig on(RunConfig config, String... workloads) {
    return with(config, Map.of("workloads", workloads));
  }

  /** The same with another seed. */
  public static RunConfig withSeed(RunConfig config, long seed) {
    return with(config, Map.of("seed", seed));
  }

  /** The same under other rules, quick or not. */
  public static RunConfig under(RunConfig config, String ruleset, boolean quick) {
    return with(config, Map.of("ruleset", ruleset, "quick", quick));
  }

  /** The same but for some keys of the run's file. */
  public static RunConfig with(RunConfig config, Map<String, ?> changes) {
    ObjectNode run = Formats.json().valueToTree(config);
    run.setAll((ObjectNode) Formats.json().valueToTree(changes));
    return Formats.json().convertValue(run, RunConfig.class);
  }
}
