package org.algoperf.harness.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.algoperf.harness.HarnessException;
import org.algoperf.scoring.log.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigFilesTest {

  private static final String WORKLOAD =
      """
      batch_size: 16
      step_hint: 300
      eval_every: 50
      reference: nadamw
      quick:
        step_hint: 30
        eval_every: 5
      targets: []
      """;

  @TempDir Path directory;

  private HarnessException mistake(String yaml) throws IOException {
    Path file = directory.resolve("workloads/w.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, yaml);
    return assertThrows(HarnessException.class, () -> ConfigFiles.in(directory).workload("w"));
  }

  private String located(String message) {
    return directory.resolve("workloads/w.yaml") + ": " + message;
  }

  @ParameterizedTest
  @CsvSource({
    "external, true, 5, 5, 1.0",
    "self-tuning, false, 1, 5, 3.0",
    "self_tuning, false, 1, 5, 3.0",
    "nightly, false, 1, 5, 1.5",
    "external_v06, true, 5, 3, 1.0",
    "self-tuning-v06, false, 1, 3, 1.5"
  })
  void theRulesetsAreTheOriginals(
      String name, boolean tuned, int trials, int studies, double factor) {
    Ruleset ruleset = Ruleset.named(name);
    assertEquals(tuned, ruleset.tuned());
    assertEquals(trials, ruleset.trials());
    assertEquals(studies, ruleset.studies());
    assertEquals(factor, ruleset.budgetFactor());
  }

  @Test
  void theNightlyRulesEaseTargetsTowardsWhereTrainingBegins() {
    Ruleset nightly = Ruleset.named("nightly");
    assertEquals(1.3, nightly.eased(1, Direction.MINIMIZE), 1e-12);
    assertEquals(0.7, nightly.eased(1, Direction.MAXIMIZE), 1e-12);
    assertEquals(-0.7, nightly.eased(-1, Direction.MINIMIZE), 1e-12);
    assertEquals(1, Ruleset.named("external").eased(1, Direction.MINIMIZE));
    HarnessException e =
        assertThrows(
            HarnessException.class,
            () -> new Ruleset("r", 1, "", false, 1, 1, 1, OptionalDouble.of(1.5)));
    assertEquals(
        "ruleset r: expected a target_slack of 0 to 1 of the target, found 1.5", e.getMessage());
  }

  @Test
  void suggestsARuleset() {
    HarnessException e = assertThrows(HarnessException.class, () -> Ruleset.named("self-tunning"));
    assertEquals(
        "unknown ruleset 'self-tunning', did you mean 'self_tuning'?; there are: external,"
            + " external_v06, nightly, self_tuning, self_tuning_v06",
        e.getMessage());
  }

  @Test
  void namesTheLineAndTheNearestKey() throws IOException {
    assertEquals(
        located(
            "line 2, column 1: unknown key 'step_hnt', did you mean 'step_hint'?; there are: batch_size,"
                + " eval_every, quick, reference, step_hint, targets"),
        mistake(WORKLOAD.replaceFirst("step_hint", "step_hnt")).getMessage());
  }

  @Test
  void namesTheMissingNumber() throws IOException {
    assertEquals(
        located("the number 'eval_every' is missing"),
        mistake(WORKLOAD.replaceFirst("eval_every: 50\n", "")).getMessage());
  }

  @Test
  void checksRanges() throws IOException {
    assertEquals(
        located("batch_size must be at least 1, found 0"),
        mistake(WORKLOAD.replace("batch_size: 16", "batch_size: 0")).getMessage());
  }

  @Test
  void refusesWordsForNumbers() throws IOException {
    String message = mistake(WORKLOAD.replace("16", "many")).getMessage();
    assertEquals(
        located(
            "line 1, column 13: key 'batch_size': Cannot deserialize value of type `int` from String"
                + " \"many\": not a valid `int` value"),
        message);
  }

  @Test
  void saysThatAFileIsEmpty() throws IOException {
    assertEquals(located("the file is empty"), mistake("null\n").getMessage());
  }

  @Test
  void saysThatThereIsNoConfiguration() {
    Path nowhere = directory.resolve("nowhere");
    HarnessException e = assertThrows(HarnessException.class, () -> ConfigFiles.in(nowhere));
    assertEquals(
        "no configuration in %s: there is no such directory; set -Dalgoperf.home to where algoperf"
                .formatted(nowhere)
            + " lies",
        e.getMessage());
  }

  @Test
  void readsATarget() throws IOException {
    Path file = directory.resolve("workloads/w.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        WORKLOAD.replace(
            "targets: []",
            """
            targets:
              - data: text
                sha256: abc
                validation_target: 1.5
                test_target: 1.6
                procedure:
                  algorithms: [adamw]
                  trials: 2
                  reruns: 3
                  step_hint: 225
                  winner: adamw
                  point: {learning_rate: 0.1}
                  validation_values: [1.4, 1.5, 1.6]
                  seed: 1
                  date: 2026-01-02
                  versions: none
            """));
    WorkloadConfig config = ConfigFiles.in(directory).workload("w");
    assertEquals(1.5, config.target("abc").orElseThrow().validationTarget());
    assertEquals(
        List.of(1.4, 1.5, 1.6), config.target("abc").orElseThrow().procedure().validationValues());
    assertEquals(true, config.target("abd").isEmpty());
  }
}
