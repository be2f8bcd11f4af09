package org.algoperf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.algoperf.harness.config.EvalSchedule;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.config.StopRule;
import org.algoperf.harness.worker.Cores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RunRequestTest {

  @TempDir private Path directory;

  @Test
  void defaultsComeFromTheConfigurations() {
    RunConfig config = settle(Cli.plain());
    assertEquals("external", config.ruleset());
    assertEquals(
        List.of("logistic_regression", "fashion_mnist_mlp", "small_transformer"),
        config.workloads());
    assertEquals(List.of("heavy_ball", "nesterov", "adamw", "nadamw"), config.submissions());
    assertEquals(Path.of("results/external-20260304-050607"), config.out());
    assertEquals(OptionalInt.empty(), config.studies());
    assertEquals(Optional.empty(), config.dataDir());
    assertFalse(config.download());
    assertFalse(config.quick());
    assertEquals(Cores.defaultWorkers(), config.workers());
    assertEquals(StopRule.VALIDATION, config.stopRule());
    assertEquals(EvalSchedule.STEPS, config.evalSchedule());
  }

  @Test
  void aQuickRunHasItsOwnDefaults() {
    RunConfig config = settle(Cli.plain(), "--quick");
    assertTrue(config.quick());
    assertEquals(List.of("nesterov", "nadamw"), config.submissions());
    assertEquals(3, config.workloads().size());
  }

  @Test
  void aFlagBeatsTheFileAndTheFileBeatsTheDefaults() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("run.yaml"),
            "ruleset: self-tuning\nsubmissions: [adamw]\ntrials: 3\nseed: 8\ndownload: true\n");
    RunConfig config =
        new RunRequest(Cli.plain().host())
            .settle(
                RunRequest.asked(flags("--submissions", "n*", "--seed", "9"), Optional.of(file)),
                List.of());
    assertEquals(List.of("nadamw", "nesterov"), config.submissions());
    assertEquals(9, config.seed());
    assertEquals(OptionalInt.of(3), config.trials());
    assertEquals("self_tuning", config.ruleset());
    assertTrue(config.download());
    assertEquals(3, config.workloads().size());
  }

  @Test
  void theEnvironmentSaysWhereDataLiesUnlessAFlagDoes() {
    Map<String, String> environment = Map.of("ALGOPERF_DATA", "/from/environment");
    assertEquals(
        Optional.of(Path.of("/from/environment")), settle(Cli.with(environment)).dataDir());
    assertEquals(
        Optional.of(Path.of("/from/flag")),
        settle(Cli.with(environment), "--data-dir", "/from/flag").dataDir());
    assertEquals(Optional.empty(), settle(Cli.with(Map.of("ALGOPERF_DATA", " "))).dataDir());
  }

  @Test
  void globsAndRepeatedFlagsNameEachSubmissionOnce() {
    RunConfig config =
        settle(
            Cli.plain(), "--submissions", "ADAMW, n*", "--submissions", "*w", "--workloads", "*");
    assertEquals(List.of("adamw", "nadamw", "nesterov"), config.submissions());
    assertEquals(3, config.workloads().size());
  }

  @Test
  void filesFromOutsideComeFromTheFlagsOrElseFromTheFile() throws IOException {
    Path file = directory.resolve("run.yaml");
    Files.writeString(file, "submission: [a.yaml, B.java]\n");
    assertEquals(
        Optional.of(List.of(Path.of("a.yaml"), Path.of("B.java"))),
        RunRequest.asked(flags(), Optional.of(file)).submission());
    assertEquals(
        Optional.of(List.of(Path.of("c.jar"))),
        RunRequest.asked(flags("--plugin", "c.jar"), Optional.of(file)).submission());
  }

  private static RunConfig settle(Cli cli, String... args) {
    return new RunRequest(cli.host()).settle(flags(args), List.of());
  }

  private static RunSettings flags(String... args) {
    RunFlags flags = new RunFlags();
    CommandLine line =
        new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("flags", mixin(flags)));
    Converters.register(line);
    line.parseArgs(args);
    return flags.settings();
  }

  private static CommandLine.Model.CommandSpec mixin(RunFlags flags) {
    return CommandLine.Model.CommandSpec.forAnnotatedObject(flags);
  }
}
