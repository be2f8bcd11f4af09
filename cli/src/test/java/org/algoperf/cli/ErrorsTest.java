package org.algoperf.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.algoperf.harness.ErrorKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          lst                       | unknown command 'lst', did you mean 'list'? See 'algoperf --help'
          --versoin                 | unknown option '--versoin', did you mean '--version'? See 'algoperf --help'
          run --wrkloads=x          | unknown option '--wrkloads=x', did you mean '--workloads'? See 'algoperf run --help'
          run --frobnicate          | unknown option '--frobnicate'; see 'algoperf run --help'
          run --studies many        | --studies: expected a whole number, found 'many'; see 'algoperf run --help'
          run --seed 1.5            | --seed: expected a whole number, found '1.5'; see 'algoperf run --help'
          run --stop-rule bth       | --stop-rule: expected validation or both, found 'bth', did you mean 'both'? See 'algoperf run --help'
          run --eval-schedule epoch | --eval-schedule: expected steps or time, found 'epoch'; see 'algoperf run --help'
          run --checkpoint-every 5d | --checkpoint-every: expected a time or a number of steps, such as 10min or 500steps, found '5d'; see 'algoperf run --help'
          run --out                 | missing required parameter for option '--out' (DIR); see 'algoperf run --help'
          list                      | missing required parameter: 'KIND'; see 'algoperf list --help'
          list optimizers           | KIND: expected workloads, submissions or rulesets, found 'optimizers'; see 'algoperf list --help'
          list rulesets --format xm | --format: expected table, json, csv or md, found 'xm', did you mean 'md'? See 'algoperf list --help'
          list workload             | KIND: expected workloads, submissions or rulesets, found 'workload', did you mean 'workloads'? See 'algoperf list --help'
          run --color often         | --color: expected auto, always or never, found 'often'; see 'algoperf run --help'
          run --studies 0           | studies must be at least 1, found 0
          run --config nowhere.yaml | configuration nowhere.yaml does not exist
          run --workloads mlp       | --workloads: unknown workload 'mlp'; there are: fashion_mnist_mlp, logistic_regression, small_transformer
          run --submissions adamx   | --submissions: unknown submission 'adamx', did you mean 'adamw'?; there are: adamw, heavy_ball, nadamw, nesterov
          run --ruleset externl     | --ruleset: unknown ruleset 'externl', did you mean 'external'?; there are: external, external_v06, nightly, self_tuning, self_tuning_v06
          run --ruleset *_v06       | --ruleset: expected one ruleset, found 2 that match '*_v06': external_v06, self_tuning_v06
          """)
  void aMistakeIsOneClearMessage(String command, String message) {
    Cli.Result result = Cli.run(command.split(" "));
    assertAll(
        () -> assertEquals("algoperf: error: " + message + System.lineSeparator(), result.err()),
        () -> assertEquals("", result.out()),
        () -> assertEquals(ErrorKind.USAGE.exitCode(), result.code()));
  }

  @Test
  void noCommandNamesTheCommands() {
    Cli.Result result = Cli.run();
    assertEquals(2, result.code());
    assertTrue(
        result
            .err()
            .startsWith("algoperf: error: no command given; expected one of run, plan, list"),
        result.err());
  }

  @Test
  void debugShowsTheStackTrace() {
    String trace = Cli.run("run", "--submissions", "adamx", "--debug").err();
    assertTrue(trace.contains("org.algoperf.harness.HarnessException: --submissions"), trace);
    assertTrue(trace.contains("\tat org.algoperf.cli.Name.select"), trace);
  }

  @Test
  void everyKindOfErrorHasADescribedExitCode() {
    for (ErrorKind kind : ErrorKind.values()) {
      assertTrue(
          ExitCodes.meanings().containsKey(Integer.toString(kind.exitCode())), kind::toString);
    }
  }
}
