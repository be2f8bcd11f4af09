package org.algoperf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.EvalSchedule;
import org.algoperf.harness.config.StopRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunFileTest {

  @TempDir private Path directory;

  @Test
  void readsEveryKey() throws IOException {
    RunSettings settings =
        RunFile.read(
            file(
                """
                ruleset: external
                workloads: [logistic_regression, '*_mlp']
                submissions: adamw
                submission: MyOptimizer.java
                studies: 2
                trials: 3
                seed: 7
                out: results/x
                data_dir: /data
                download: true
                quick: true
                workers: 1
                stop_rule: Both
                eval_schedule: TIME
                checkpoint_every: 10 min
                """));
    assertEquals("external", settings.ruleset().orElseThrow().text());
    assertEquals(
        List.of("logistic_regression", "*_mlp"),
        settings.workloads().orElseThrow().stream().map(Name::text).toList());
    assertEquals("adamw", settings.submissions().orElseThrow().get(0).text());
    assertEquals(Optional.of(List.of(Path.of("MyOptimizer.java"))), settings.submission());
    assertEquals(OptionalInt.of(2), settings.studies());
    assertEquals(OptionalInt.of(3), settings.trials());
    assertEquals(7, settings.seed().orElseThrow());
    assertEquals(Optional.of(Path.of("results/x")), settings.out());
    assertEquals(Optional.of(Path.of("/data")), settings.dataDir());
    assertEquals(Optional.of(true), settings.download());
    assertEquals(Optional.of(true), settings.quick());
    assertEquals(OptionalInt.of(1), settings.workers());
    assertEquals(Optional.of(StopRule.BOTH), settings.stopRule());
    assertEquals(Optional.of(EvalSchedule.TIME), settings.evalSchedule());
    assertEquals("10min", settings.checkpointEvery().orElseThrow().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          wrkloads: [a]       | 2:1: unknown key 'wrkloads', did you mean 'workloads'?; there are: ruleset, workloads, submissions, submission, studies, trials, seed, out, data_dir, download, quick, workers, stop_rule, eval_schedule, checkpoint_every
          trials: many        | 2:9: trials: expected a whole number
          trials: 2.5         | 2:9: trials: expected a whole number
          quick: perhaps      | 2:8: quick: expected true or false
          stop_rule: never    | 2:12: stop_rule: expected validation or both
          checkpoint_every: 3 | 2:19: checkpoint_every: expected a time or a number of steps, such as 10min or 500steps
          workloads: {a: b}   | 2:12: workloads: expected a name or a list of names
          seed: 1             | 2:5: malformed YAML: Duplicate field 'seed'
          workloads: [a       | 2:14: malformed YAML: while parsing a flow sequence: expected ',' or ']', but got <stream end>
          """)
  void aMistakeIsFoundByLineAndColumn(String line, String message) throws IOException {
    Path file = file("seed: 1\n" + line + "\n");
    HarnessException error = assertThrows(HarnessException.class, () -> RunFile.read(file));
    assertEquals(file + ":" + message, error.getMessage());
    assertEquals(ErrorKind.USAGE, error.kind());
  }

  @Test
  void anEmptyFileIsAnError() throws IOException {
    Path file = file("# nothing\n");
    HarnessException error = assertThrows(HarnessException.class, () -> RunFile.read(file));
    assertEquals(file + ": expected keys and values such as 'seed: 1'", error.getMessage());
  }

  @Test
  void anUnknownNameIsFoundByLineAndColumn() throws IOException {
    Path file = file("ruleset: external\nsubmissions: [nadamw,\n  adamx]\n");
    Cli.Result result = Cli.run("run", "--config", file.toString());
    assertEquals(
        "algoperf: error: %s:3:3: unknown submission 'adamx', did you mean 'adamw'?; there are: %s%n"
            .formatted(file, "adamw, heavy_ball, nadamw, nesterov"),
        result.err());
    assertEquals(2, result.code());
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("run.yaml"), text);
  }
}
