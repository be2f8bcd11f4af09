package org.algoperf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.algoperf.scoring.log.TrialKey;
import org.junit.jupiter.api.Test;

class TextsTest {

  @Test
  void durationsAreShort() {
    assertEquals("0:07", Durations.clock(7.2));
    assertEquals("59:59", Durations.clock(3599.4));
    assertEquals("1:00:00", Durations.clock(3599.5));
    assertEquals("89 s", Durations.words(89));
    assertEquals("1.5 min", Durations.words(90));
    assertEquals("1.5 h", Durations.words(5400));
  }

  @Test
  void theEstimateIsUnknownUntilATrialHasEnded() {
    TrialKey trial = new TrialKey("adamw", 0, "mlp", 1);
    Eta eta = new Eta(400);
    assertEquals(OptionalDouble.empty(), eta.seconds(10));
    eta.used(trial, 50, 100);
    assertEquals(OptionalDouble.empty(), eta.seconds(10));
    eta.ended(trial, 100);
    assertEquals(OptionalDouble.of(30), eta.seconds(10));
    TrialKey next = new TrialKey("adamw", 0, "mlp", 2);
    eta.used(next, 60, 100);
    assertEquals(OptionalDouble.of(15), eta.seconds(10));
    eta.used(next, 130, 100);
    assertEquals(OptionalDouble.of(10), eta.seconds(10), "what is overdrawn is used up");
  }

  @Test
  void whatAResumedTrialHadUsedBeforeIsNoWork() {
    TrialKey trial = new TrialKey("adamw", 0, "mlp", 1);
    Eta eta = new Eta(400);
    eta.resumed(trial, 80);
    eta.used(trial, 80, 100);
    eta.resumed(trial, 90);
    eta.used(trial, 90, 100);
    eta.ended(trial, 100);
    assertEquals(OptionalDouble.of(150), eta.seconds(10), "20 of 320 took 10 s");
  }

  @Test
  void aCommandIsQuotedForAShell() {
    assertEquals(
        "algoperf run --workloads '*mlp' --out 'it'\\''s here'",
        Interruption.quoted(
            List.of("algoperf", "run", "--workloads", "*mlp", "--out", "it's here")));
  }

  @Test
  void versionNamesEverythingThatAResultDependsOn() {
    List<String> lines = Cli.run("--version").out().lines().toList();
    assertTrue(
        lines.get(0).matches("algoperf [0-9.]+(-SNAPSHOT)? \\(commit [0-9a-z-]+\\)"),
        lines::toString);
    assertTrue(lines.get(1).startsWith("Java     " + System.getProperty("java.version")));
    assertEquals("DJL      0.35.1", lines.get(2));
    assertEquals("libtorch 2.7.1", lines.get(3));
    assertTrue(lines.get(4).startsWith("OS       " + System.getProperty("os.name")));
    assertTrue(lines.get(5).matches("BLAS     (plain|fast)"), lines::toString);
  }

  @Test
  void helpListsExamplesAndExitCodes() {
    String help = Cli.run("--help").out();
    assertTrue(help.contains("algoperf run --ruleset external --quick"), help);
    ExitCodes.meanings()
        .forEach(
            (code, meaning) -> assertTrue(help.contains(code) && help.contains(meaning), help));
  }
}
