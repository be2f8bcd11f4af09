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
import java.util.SplittableRandom;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.fake.FakeRuns;
import org.algoperf.harness.plan.PlanDifferences;
import org.algoperf.harness.plan.PlanFile;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.Planner;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.trial.DataLocation;
import org.algoperf.harness.worker.Message;
import org.algoperf.harness.worker.ProtocolException;
import org.algoperf.harness.worker.Request;
import org.algoperf.scoring.log.TrialMetadata.DataInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others may have written is read, or refused with one clear message. */
final class AbuseTest {

  private static final int MUTANTS = 2_000;
  private static final List<String> TOKENS =
      List.of(
          "../../x",
          "null",
          "true",
          "1e999",
          "-1",
          "9".repeat(30),
          "NaN",
          "\0",
          "\n",
          "\t",
          "\"",
          "'",
          "{",
          "}",
          "[",
          "]",
          ":",
          ": ",
          ",",
          "- ",
          "#",
          "&a ",
          "*a",
          "!!java.io.File ",
          "|",
          ">",
          "%",
          "@",
          "`",
          "\\",
          "\\u0000",
          "é",
          " ",
          "");

  private interface Reader {
    void read(String text) throws IOException;
  }

  @TempDir Path directory;

  /** Mutates a text so many times; half of the mutants at least must be refused. */
  private static void abuse(String sample, Reader reader) throws IOException {
    SplittableRandom random = new SplittableRandom(sample.length());
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      String mutant = mutate(sample, random);
      try {
        reader.read(mutant);
      } catch (HarnessException | ProtocolException e) {
        refused++;
        assertTrue(e.getMessage().length() > 10, e.getMessage());
        assertTrue(e.getMessage().length() < 1000, e.getMessage());
        assertFalse(e.getMessage().contains("\tat "), e.getMessage());
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("for this text:\n" + mutant, e);
      }
    }
    assertTrue(refused > MUTANTS / 10, "refused: " + refused);
  }

  /** One to three edits: delete, insert, replace, cut off, double a line, drop a line. */
  private static String mutate(String sample, SplittableRandom random) {
    StringBuilder text = new StringBuilder(sample);
    int edits = 1 + random.nextInt(3);
    for (int e = 0; e < edits && !text.isEmpty(); e++) {
      int at = random.nextInt(text.length());
      int to = Math.min(text.length(), at + 1 + random.nextInt(8));
      int end = Math.max(at, text.indexOf("\n", at) + 1);
      String token = TOKENS.get(random.nextInt(TOKENS.size()));
      switch (random.nextInt(8)) {
        case 0 -> text.delete(at, to);
        case 1, 2 -> text.insert(at, token);
        case 3, 4 -> text.replace(at, to, token);
        case 5 -> text.setLength(at);
        case 6 -> text.insert(at, text.substring(at, end));
        default -> text.delete(at, end);
      }
    }
    return text.toString();
  }

  @Test
  void configurationsOfRuns() throws IOException {
    Path file = directory.resolve("run.yaml");
    String sample =
        """
        ruleset: external
        workloads: [logistic_regression, '*_mlp']
        submissions: adamw
        studies: 3
        trials: 5
        seed: 7
        out: results/x
        data_dir: /data
        download: false
        quick: true
        workers: 2
        stop_rule: both
        eval_schedule: time
        """;
    abuse(
        sample,
        text -> {
          Files.writeString(file, text);
          RunFile.read(file);
        });
  }

  @Test
  void searchSpacesAndPoints() throws IOException {
    Path configs = directory.resolve("configs");
    Path file = configs.resolve("submissions/adamw/tuning_search_space.json");
    Files.createDirectories(file.getParent());
    String sample =
        """
        {"learning_rate": {"min": 1e-4, "max": 1e-2, "scaling": "log"},
        "beta1": {"min": 0.1, "max": 0.9, "scaling": "linear"},
        "warmup": {"feasible_points": [0.02, 0.05]}}
        """;
    abuse(
        sample,
        text -> {
          Files.writeString(file, text);
          ConfigFiles.in(configs).searchSpace("adamw");
        });
  }

  @Test
  void configurationsOfWorkloads() throws IOException {
    Path configs = directory.resolve("configs");
    Path file = configs.resolve("workloads/logistic_regression.yaml");
    Files.createDirectories(file.getParent());
    String sample = Files.readString(ConfigFiles.installed().workloadPath("logistic_regression"));
    abuse(
        sample,
        text -> {
          Files.writeString(file, text);
          ConfigFiles.in(configs).workload("logistic_regression");
        });
  }

  @Test
  void plans() throws IOException {
    Path file = directory.resolve(PlanFile.NAME);
    RunPlan plan = plan();
    abuse(
        PlanFile.json(plan),
        text -> {
          Files.writeString(file, text);
          RunPlan read = PlanFile.read(file);
          PlanDifferences.of(plan, read);
          for (PlannedTrial trial : read.trials()) {
            assertInside(trial.key().path());
            read.maxRuntimeSec(trial);
          }
        });
  }

  @Test
  void messagesOfWorkers() throws IOException {
    Message sample =
        new Request.RunTrial(
            Path.of("plan.json"), 4, Path.of("out"), new DataLocation(Optional.empty(), true));
    abuse(sample.line(), Message::parse);
  }

  @Test
  void namesDoNotLeadOutOfTheDirectory() throws IOException {
    Path file = directory.resolve(PlanFile.NAME);
    Files.writeString(file, PlanFile.json(plan()).replace("\"adamw\"", "\"../../x\""));
    Cli.Result trial =
        Cli.run(
            "trial",
            "--plan",
            file.toString(),
            "--index",
            "0",
            "--out",
            directory.resolve("out").toString());
    assertEquals(2, trial.code());
    assertTrue(
        trial.err().contains("of a submission of letters, digits and underscores, found '../../x'"),
        trial.err());
    for (String flag : List.of("--submissions", "--workloads", "--ruleset")) {
      Cli.Result run =
          Cli.run("run", flag, "../../x", "--out", directory.resolve("out").toString());
      assertEquals(2, run.code());
      assertTrue(run.err().contains("'../../x'"), run.err());
    }
    assertEquals(2, Cli.run("new", "../../x").code());
    assertFalse(Files.exists(directory.resolve("out")));
  }

  private static void assertInside(String path) {
    Path root = Path.of("/root/of/logs");
    Path trial = root.resolve(path).normalize();
    assertTrue(trial.startsWith(root) && trial.getNameCount() == 7, path);
  }

  private static RunPlan plan() {
    RunConfig config =
        FakeRuns.with(
            FakeRuns.config(Path.of("out"), 1, "adamw"),
            Map.of("workloads", List.of("logistic_regression"), "studies", 1, "trials", 2));
    String sha256 =
        ConfigFiles.installed().workload("logistic_regression").targets().get(0).sha256();
    return new Planner(config, new BuiltIn().get(), ConfigFiles.installed())
        .plan(name -> new DataInfo("generated", "generated", sha256));
  }
}
