package org.algoperf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.algoperf.harness.config.Ruleset;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.fake.FakeRuns;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.PlannedTrial.TrialSeeds;
import org.algoperf.harness.plan.PlannedWorkload;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.scoring.log.Direction;
import org.algoperf.scoring.log.Evaluation;
import org.algoperf.scoring.log.TrialMetadata.DataInfo;
import org.algoperf.scoring.log.TrialResult;
import org.algoperf.scoring.log.TrialResult.Outcome;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final String CLEAR = "\r\u001b[K";

  @Test
  void aRunBeginsWithWhatItWillTake() {
    Cli cli = Cli.plain();
    new Progress(cli.host()).planned(plan(), 0);
    assertEquals(
        "algoperf: 2 trials: 1 workload x 1 submission x 1 study x 2 trials; at most 200 s of"
            + " training, 100 s on 2 workers; evaluation and starts come on top\n",
        unix(cli.err()).replace("3.3 min", "200 s").replace("1.7 min", "100 s"));
  }

  @Test
  void aSampleOfAPlanIsNotToldAsTheWhole() {
    Cli cli = Cli.plain();
    RunPlan whole = plan();
    new Progress(cli.host()).planned(whole.withTrials(whole.trials().subList(0, 1)), 0);
    assertTrue(unix(cli.err()).startsWith("algoperf: 1 trial; at most "), cli.err());
  }

  @Test
  void aCalibrationOnABusyMachineIsAWarning() {
    Cli cli = Cli.plain();
    Progress progress = new Progress(cli.host());
    progress.calibrated(plan().workload("mlp").calibrated(0.002, 1.05));
    assertFalse(unix(cli.err()).contains("busy"));
    progress.calibrated(plan().workload("mlp").calibrated(0.002, 1.25));
    assertTrue(
        cli.err()
            .contains(
                "warning: mlp: the machine was busy while this was measured (1.25 times the"
                    + " processor time), so that budgets are about that much too long"));
    PlannedWorkload busy = plan().workload("mlp").calibrated(0.002, 1.25);
    progress.calibrated(
        new PlannedWorkload(
            busy.name(),
            busy.data(),
            busy.metric(),
            busy.direction(),
            busy.validationTarget(),
            busy.testTarget(),
            busy.batchSize(),
            busy.stepHint(),
            busy.evalEvery(),
            OptionalLong.of(500),
            busy.reference(),
            busy.referenceStepSec(),
            busy.referenceWallOverCpu()));
    assertFalse(cli.err().contains("busy"), "steps end the trials, so that there is no budget");
  }

  @Test
  void elsewhereThanOnATerminalALineComesEveryTenSeconds() {
    Cli cli = Cli.plain();
    Progress progress = started(cli);
    cli.advance(20);
    progress.evaluated(plan().trials().get(0), evaluation(20), 0.51);
    assertEquals("algoperf: 0/2 trials  mlp adamw  best loss 0.5100\n", unix(cli.err()));
    cli.advance(9.9);
    progress.evaluated(plan().trials().get(0), evaluation(29.9), 0.5);
    assertEquals("", cli.err());
    cli.advance(0.2);
    progress.evaluated(plan().trials().get(0), evaluation(30.1), 0.5);
    assertTrue(cli.err().contains("best loss 0.5000"));
  }

  @Test
  void onATerminalOneLineIsRewrittenAndNeverWraps() {
    Cli cli = Cli.terminal(30);
    Progress progress = started(cli);
    cli.advance(20);
    progress.evaluated(plan().trials().get(0), evaluation(20), 0.51);
    assertEquals(CLEAR + "0/2 trials  mlp adamw  best l\r", cli.err());
    progress.message("a warning");
    assertEquals(CLEAR + "algoperf: a warning\n", unix(cli.err()));
    progress.close();
    assertEquals("", cli.err());
  }

  @Test
  void anEndedTrialCountsWithItsWholeBudget() {
    Cli cli = Cli.plain();
    Progress progress = started(cli);
    cli.advance(40);
    progress.trialFinished(plan().trials().get(0), result(Outcome.TARGET_REACHED, ""));
    assertEquals("algoperf: 1/2 trials  mlp adamw  target reached  ETA 0:40\n", unix(cli.err()));
    progress.trialFinished(plan().trials().get(1), result(Outcome.DIVERGED, ""));
    assertEquals("algoperf: 2/2 trials  mlp adamw  diverged  ETA 0:00\n", unix(cli.err()));
    assertEquals(2, progress.ended());
  }

  @Test
  void aMessageOfSeveralWorkersIsShownOnce() {
    Cli cli = Cli.plain();
    Progress progress = started(cli);
    progress.message("data is missing");
    progress.message("data is missing");
    assertEquals("algoperf: data is missing\n", unix(cli.err()));
  }

  @Test
  void aFailureIsToldAtOnce() {
    Cli cli = Cli.plain();
    Progress progress = started(cli);
    progress.trialFinished(plan().trials().get(0), result(Outcome.FAILED, "out of memory"));
    assertTrue(cli.err().startsWith("algoperf: adamw/study_0/mlp/trial_1 failed: out of memory"));
  }

  @Test
  void aContinuedRunSaysWhatIsDone() {
    Cli cli = Cli.plain();
    Progress progress = new Progress(cli.host());
    progress.planned(plan(), 1);
    assertTrue(cli.err().contains("continuing: done already: 1"));
    cli.advance(10);
    progress.evaluated(plan().trials().get(1), evaluation(50), 0.5);
    assertEquals("algoperf: 1/2 trials  mlp adamw  best loss 0.5000\n", unix(cli.err()));
  }

  private static Progress started(Cli cli) {
    Progress progress = new Progress(cli.host());
    progress.planned(plan(), 0);
    cli.err();
    return progress;
  }

  /** Two trials with a budget of 4/3 x 75 steps x 1 s = 100 s each. */
  static RunPlan plan() {
    RunConfig config = FakeRuns.on(FakeRuns.config(Path.of("out"), 2, "adamw"), "mlp");
    PlannedWorkload workload =
        new PlannedWorkload(
            "mlp",
            new DataInfo("data", "generated", "0"),
            "loss",
            Direction.MINIMIZE,
            OptionalDouble.of(0.1),
            OptionalDouble.empty(),
            1,
            75,
            1,
            OptionalLong.empty(),
            "adamw",
            OptionalDouble.of(1),
            OptionalDouble.empty());
    return new RunPlan(
        RunPlan.SCHEMA_VERSION,
        config,
        new Ruleset("external", 5, "", true, 2, 1, 1),
        List.of(workload),
        List.of(trial(0), trial(1)),
        Collections.emptySortedMap());
  }

  private static PlannedTrial trial(int index) {
    return new PlannedTrial(index, "adamw", 0, "mlp", index + 1, Map.of(), new TrialSeeds(1, 2));
  }

  private static Evaluation evaluation(double seconds) {
    return new Evaluation(1, seconds, 0, 0, 0, 0, seconds, 1, 1, 0, new TreeMap<>());
  }

  private static TrialResult result(Outcome outcome, String reason) {
    return new TrialResult(
        TrialResult.SCHEMA_VERSION,
        outcome,
        Optional.of(reason),
        1,
        1,
        1,
        1,
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static String unix(String text) {
    return text.replace(System.lineSeparator(), "\n");
  }
}
