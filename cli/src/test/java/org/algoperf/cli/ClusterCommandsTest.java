package org.algoperf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.algoperf.harness.fake.FinishedRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on the directory of a run of six trials, two of which have failed. */
class ClusterCommandsTest {

  @TempDir private Path directory;
  private Path out;

  @BeforeEach
  void writeARun() {
    out = directory.resolve("out");
    FinishedRun.of("descent", "throwing").writeTo(out);
  }

  @Test
  void theStatusForPeople() throws IOException {
    Path trial = out.resolve("descent/study_1/quadratic/trial_2");
    Files.delete(trial.resolve("result.json"));
    Cli.Result result = Cli.run("status", out.toString());
    assertEquals(0, result.code(), result.err());
    List<String> lines = result.out().lines().toList();
    assertEquals("5 of 6 trials done: 3 target reached, 2 failed", lines.get(0));
    assertTrue(
        Cli.run("status", out.toString(), "--format", "csv")
            .out()
            .startsWith("index,trial,state,reason"));
    assertTrue(lines.get(1).matches("left: 1 \\(\\d\\)"), lines.get(1));
    assertEquals("to go: 0:00", lines.get(2));
    assertEquals("failed:", lines.get(3));
    assertTrue(
        lines.get(4).startsWith("  throwing/study_0/quadratic/trial_1: step 3: "), lines.get(4));
  }

  @Test
  void theStatusForPrograms() throws IOException {
    Cli.Result result = Cli.run("status", out.toString(), "--format", "json");
    JsonNode status = new ObjectMapper().readTree(result.out());
    assertEquals(1, status.path("schema_version").asInt());
    assertEquals(6, status.path("trials").asInt());
    assertEquals(6, status.path("finished").asInt());
    assertEquals(4, status.at("/outcomes/target_reached").asInt());
    assertEquals(2, status.path("failed").size());
    assertEquals(0, status.path("left").size() + status.path("running").size());
    assertEquals(0, status.path("eta_sec").asDouble());
  }

  @Test
  void whatVerifyFindsIsPrintedAndExitsWithOne() throws IOException {
    assertEquals(0, Cli.run("verify", out.toString(), "--sample", "0").code());
    Path file = out.resolve("descent/study_0/quadratic/trial_1/eval_measurements.csv");
    Files.writeString(file, Files.readString(file).replace("5", "6"));
    Cli.Result result = Cli.run("verify", out.toString(), "--sample", "0");
    assertEquals(1, result.code());
    assertEquals(
        file + ":1: the file is not what the trial wrote: its SHA-256 differs from SHA256SUMS\n",
        result.out());
    assertTrue(
        result.err().contains("all files as they were written: 5 trials; run again: "),
        result.err());
    assertTrue(result.err().contains("; 1 difference"), result.err());
  }

  @Test
  void aDirectoryWithoutARunIsNamed() {
    for (String command : List.of("status", "verify")) {
      Cli.Result result = Cli.run(command, directory.toString());
      assertEquals(4, result.code());
      assertEquals(
          "algoperf: error: %s holds no run: there is no plan.json in it; name the --out of a run\n"
              .formatted(directory),
          result.err());
    }
  }

  @Test
  void mistakesInTheFlagsAreNamed() {
    String fresh = directory.resolve("new").toString();
    Map<List<String>, String> mistakes =
        Map.of(
            List.of("--shard", "5/4"), "a shard i/n needs 1 <= i <= n, found 5/4",
            List.of("--shard", "x"), "expected a shard such as 2/4, found 'x'",
            List.of("--shard", "1/2", "--launcher", "jobs"),
                "--shard needs --launcher local, found jobs, which cuts the plan itself",
            List.of("--launcher", "pbs"),
                "--launcher: expected local, slurm, jobs or k8s, found 'pbs'");
    mistakes.forEach(
        (flags, message) -> {
          Cli.Result result =
              Cli.run(
                  Stream.concat(List.of("run", "--out", fresh).stream(), flags.stream())
                      .toArray(String[]::new));
          assertEquals(2, result.code(), result.err());
          assertTrue(result.err().contains(message), result.err());
        });
    assertFalse(Files.exists(Path.of(fresh)));
  }

  @Test
  void slurmThatIsNotThereIsNamed() throws IOException {
    Path config = directory.resolve("slurm.yaml");
    Files.writeString(config, "cores: core\nthrotle: 3\n");
    String[] command = {"run", "--out", directory.resolve("new").toString(), "--launcher", "slurm"};
    Cli.Result none = Cli.run(command);
    assertEquals(6, none.code());
    assertTrue(none.err().contains("there is no sbatch on the PATH"), none.err());
    String[] typo = {
      "run", "--launcher", "slurm", "--launcher-config", config.toString(), "--out", "nowhere"
    };
    Cli.Result mistake = Cli.run(typo);
    assertEquals(2, mistake.code());
    assertTrue(mistake.err().contains("did you mean 'throttle'?"), mistake.err());
  }
}
