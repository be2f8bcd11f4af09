package org.algoperf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Score, report and export on two official logs: fast reaches the target at 10 s, slow at 20 s. */
class ScoreCommandTest {

  @TempDir Path directory;
  private String tree;
  private String targets;

  @BeforeEach
  void write() throws IOException {
    Path logs = directory.resolve("logs");
    log(logs.resolve("fast/study_0/mnist_jax/trial_1"), "10.0,1,10.0,0.98");
    log(logs.resolve("slow/study_0/mnist_jax/trial_1"), "20.0,1,20.0,0.99");
    Path file = directory.resolve("targets.json");
    Files.writeString(
        file,
        """
        {"base_workloads": ["mnist"], "held_out_workloads": [], "workloads": {"mnist":
         {"target_metric_name": "accuracy", "validation_target_value": 0.97, "step_hint": 10}}}
        """);
    tree = logs.toString();
    targets = file.toString();
  }

  private static void log(Path trial, String row) throws IOException {
    Files.createDirectories(trial);
    Files.writeString(
        trial.resolve("eval_measurements.csv"),
        "accumulated_submission_time,global_step,score,validation/accuracy\n" + row + "\n");
  }

  @Test
  void jsonOnStandardOutputMessagesOnStandardError() throws IOException {
    Cli.Result result = Cli.run("score", tree, "--targets", targets, "--format", "json");
    assertEquals(0, result.code(), result.err());
    JsonNode report = new ObjectMapper().readTree(result.out());
    assertEquals(1, report.path("schema_version").asInt());
    assertEquals("fast", report.path("scores").path(0).path("submission").asText());
    assertEquals(1.0, report.path("scores").path(0).path("score").asDouble());
    assertEquals(2.0 / 3, report.path("scores").path(1).path("score").asDouble(), 1e-15);
    assertTrue(result.err().contains("one study says nothing about noise"), result.err());
  }

  @Test
  void aNameThatIsNearlyRightBringsUpTheOther() {
    Cli.Result include = Cli.run("score", tree, "--targets", targets, "--include", "fsat");
    assertEquals(4, include.code());
    assertTrue(
        include.err().contains("no logs of the submission 'fsat' that was asked for in"),
        include.err());
    assertTrue(include.err().contains("; did you mean 'fast'?"), include.err());
    Cli.Result reference = Cli.run("score", tree, "--targets", targets, "--reference", "slwo");
    assertTrue(
        reference
            .err()
            .contains(
                "the reference 'slwo' is not among the submissions [fast, slow]; did you mean"
                    + " 'slow'?"),
        reference.err());
  }

  @Test
  void theTauMaxCounts() {
    Cli.Result result =
        Cli.run("score", tree, "--targets", targets, "--tau-max", "3", "--format", "csv");
    assertTrue(result.out().contains("2,slow,0.5,"), result.out());
  }

  @Test
  void logsWithoutDescriptionNeedTargets() {
    Cli.Result result = Cli.run("score", tree);
    assertEquals(4, result.code());
    assertTrue(
        result.err().contains("give the official workload_targets.json with --targets"),
        result.err());
  }

  @Test
  void anUnknownRuleIsNamed() {
    Cli.Result result = Cli.run("score", tree, "--compat", "fair");
    assertEquals(2, result.code());
    assertTrue(result.err().contains("expected exact or mlcommons, found 'fair'"), result.err());
  }

  @Test
  void reportsAreWrittenAndNamed() throws IOException {
    String out = directory.resolve("report").toString();
    Cli.Result result =
        Cli.run("report", tree, "--targets", targets, "--out", out, "--format", "html,csv");
    assertEquals(0, result.code(), result.err());
    assertTrue(Files.readString(Path.of(out, "leaderboard.html")).startsWith("<!doctype html>"));
    assertEquals(
        2, result.out().lines().filter(line -> Files.exists(Path.of(line))).count(), result.out());
  }

  @Test
  void theTableGoesBetweenItsMarkers() throws IOException {
    Path readme = directory.resolve("README.md");
    Files.writeString(
        readme, "before\n<!-- BEGIN LEADERBOARD -->\nold\n<!-- END LEADERBOARD -->\nafter\n");
    Cli.run("report", tree, "--targets", targets, "--insert", readme.toString());
    String text = Files.readString(readme);
    assertTrue(text.startsWith("before\n<!-- BEGIN LEADERBOARD -->\n| Rank |"), text);
    assertTrue(text.endsWith("<!-- END LEADERBOARD -->\nafter\n"), text);
    assertTrue(!text.contains("old"), text);
  }

  @Test
  void anExportScoresAsItsLogsDo() throws IOException {
    Files.writeString(Path.of(tree, "scores.csv"), "not a submission");
    Path out = directory.resolve("exported");
    Cli.Result result = Cli.run("export", tree, "--targets", targets, "--out", out.toString());
    assertEquals(0, result.code(), result.err());
    try (var children = Files.list(out.resolve("logs"))) {
      assertEquals(
          List.of("fast", "slow"),
          children.map(child -> child.getFileName().toString()).sorted().toList());
    }
    assertEquals(
        Cli.run("score", tree, "--targets", targets).out(),
        Cli.run(
                "score",
                out.resolve("logs").toString(),
                "--targets",
                out.resolve("workload_targets.json").toString())
            .out());
    Cli.Result again = Cli.run("export", tree, "--targets", targets, "--out", out.toString());
    assertEquals(5, again.code());
    assertTrue(again.err().contains("holds an export already"), again.err());
  }
}
