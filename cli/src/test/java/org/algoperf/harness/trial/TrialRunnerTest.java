package org.algoperf.harness.trial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.EvalSchedule;
import org.algoperf.harness.config.StopRule;
import org.algoperf.scoring.log.EvaluationTable;
import org.algoperf.scoring.log.TrialFiles;
import org.algoperf.scoring.log.TrialLog;
import org.algoperf.scoring.log.TrialMetadata;
import org.algoperf.scoring.log.TrialResult;
import org.algoperf.scoring.log.TrialResult.Outcome;
import org.algoperf.workloads.spec.Split;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrialRunnerTest {

  private static final Map<String, Object> SLOW = Map.of("rate", 0.01);

  @TempDir Path tree;
  private TrialFixture trial;

  @BeforeEach
  void fixture() {
    trial = new TrialFixture(tree);
  }

  @Test
  void stopsAtTheFirstEvaluationThatReachesTheValidationTarget() throws Exception {
    TrialResult result = trial.run("descent", SLOW);
    assertEquals(Outcome.TARGET_REACHED, result.outcome());
    assertEquals(20, result.globalStep());
    EvaluationTable rows = trial.evaluations("descent");
    assertArrayEquals(new double[] {5, 10, 15, 20}, rows.column(TrialFiles.GLOBAL_STEP));
    assertArrayEquals(new double[] {95, 90, 85, 80}, rows.column("validation/loss"));
  }

  @Test
  void onlyStepsAreOnTheClock() throws Exception {
    TrialResult result = trial.run("descent", SLOW);
    EvaluationTable rows = trial.evaluations("descent");
    assertArrayEquals(new double[] {5, 10, 15, 20}, rows.column(TrialFiles.SUBMISSION_TIME));
    assertArrayEquals(rows.column(TrialFiles.SUBMISSION_TIME), rows.column(TrialFiles.SCORE));
    assertArrayEquals(new double[] {2.5, 5, 7.5, 10}, rows.column(TrialFiles.CPU_TIME));
    // The last evaluation is of both splits.
    assertArrayEquals(new double[] {0.25, 0.5, 0.75, 1.25}, rows.column(TrialFiles.EVAL_TIME));
    assertEquals(20, result.submissionTime());
    assertEquals(10, result.cpuTime());
    assertEquals(1.25, result.evalTime());
    // Evaluations for the names of metrics (0.25 s) and two warm-up steps (1 s each) come before.
    assertEquals(20 + 1.25 + 0.25 + 2, result.totalDuration());
    assertEquals(Optional.of("1970-01-01T00:00:23Z"), result.endedAt(), "the clock began at 0");
  }

  @Test
  void aPauseOfTheMachineIsOnTheWallClockButNotOnTheRobustOne() throws Exception {
    trial.script =
        (split, gradients, loss) -> {
          trial.pauseSec = gradients == 5 ? 10 : 0;
          return 100 - gradients;
        };
    trial.run("descent", SLOW);
    EvaluationTable rows = trial.evaluations("descent");
    assertArrayEquals(new double[] {5, 20, 25, 30}, rows.column(TrialFiles.SUBMISSION_TIME));
    assertArrayEquals(new double[] {5, 10, 15, 20}, rows.column(TrialFiles.ROBUST_TIME));
  }

  @Test
  void countsExamplesAndGradients() throws Exception {
    trial.run("descent", SLOW);
    EvaluationTable rows = trial.evaluations("descent");
    assertArrayEquals(new double[] {40, 80, 120, 160}, rows.column(TrialFiles.EXAMPLES));
    assertArrayEquals(new double[] {5, 10, 15, 20}, rows.column(TrialFiles.GRADIENT_EVALUATIONS));
  }

  @Test
  void evaluatesTheTestSplitAtTheEndOnly() throws Exception {
    trial.run("descent", SLOW);
    double nan = Double.NaN;
    assertArrayEquals(
        new double[] {nan, nan, nan, 80}, trial.evaluations("descent").column("test/loss"));
  }

  @Test
  void waitsForBothTargetsWhenAsked() throws Exception {
    trial.stopRule = StopRule.BOTH;
    TrialResult result = trial.run("descent", SLOW);
    assertEquals(Outcome.TARGET_REACHED, result.outcome());
    assertEquals(25, result.globalStep());
    assertArrayEquals(
        new double[] {95, 90, 85, 80, 75}, trial.evaluations("descent").column("test/loss"));
  }

  @Test
  void remembersATargetThatWasReachedAndLost() {
    trial.stopRule = StopRule.BOTH;
    trial.script =
        (split, gradients, loss) ->
            split == Split.VALIDATION && gradients > 5 ? 99 : 84 - gradients;
    TrialResult result = trial.run("descent", SLOW);
    assertEquals(Outcome.TARGET_REACHED, result.outcome());
    assertEquals(10, result.globalStep());
  }

  @Test
  void needsNoTestTargetWhereThereIsNone() {
    trial.stopRule = StopRule.BOTH;
    trial.testTarget = OptionalDouble.empty();
    assertEquals(20, trial.run("descent", SLOW).globalStep());
  }

  @Test
  void endsAfterTheStepThatExceedsTheBudget() throws Exception {
    trial.budgetSec = 11.5;
    TrialResult result = trial.run("descent", SLOW);
    assertEquals(Outcome.BUDGET_EXHAUSTED, result.outcome());
    assertEquals(12, result.globalStep());
    EvaluationTable rows = trial.evaluations("descent");
    assertArrayEquals(new double[] {5, 10, 12}, rows.column(TrialFiles.GLOBAL_STEP));
    assertEquals(88, rows.value("test/loss", 2));
  }

  @Test
  void aHitAfterTheBudgetDoesNotCount() throws Exception {
    trial.budgetSec = 19.5;
    TrialResult result = trial.run("descent", SLOW);
    assertEquals(Outcome.BUDGET_EXHAUSTED, result.outcome());
    EvaluationTable rows = trial.evaluations("descent");
    assertEquals(80, rows.value("validation/loss", rows.rows() - 1));
  }

  @Test
  void aHitOnTheBudgetCounts() {
    trial.budgetSec = 20;
    assertEquals(Outcome.TARGET_REACHED, trial.run("descent", SLOW).outcome());
  }

  @Test
  void endsWhenTheMetricIsNoNumber() throws Exception {
    trial.script = (split, gradients, loss) -> gradients < 10 ? 100 : Double.POSITIVE_INFINITY;
    TrialResult result = trial.run("descent", SLOW);
    assertEquals(Outcome.DIVERGED, result.outcome());
    assertEquals(10, result.globalStep());
    assertEquals(
        Double.POSITIVE_INFINITY, trial.evaluations("descent").value("validation/loss", 1));
  }

  @Test
  void diverges() {
    trial.script = (split, gradients, loss) -> loss;
    trial.validationTarget = OptionalDouble.of(-1);
    trial.budgetSec = 1000;
    assertEquals(Outcome.DIVERGED, trial.run("descent", Map.of("rate", 1e6)).outcome());
  }

  @Test
  void endsWithAnEvaluationWhenTheSubmissionIsFinished() throws Exception {
    TrialResult result = trial.run("finishing", Map.of("at_step", 7));
    assertEquals(Outcome.SUBMISSION_FINISHED, result.outcome());
    EvaluationTable rows = trial.evaluations("finishing");
    assertArrayEquals(new double[] {5, 7}, rows.column(TrialFiles.GLOBAL_STEP));
    assertEquals(93, rows.value("test/loss", 1));
  }

  @Test
  void aSubmissionThatFinishesOnTheTargetHasReachedIt() {
    assertEquals(Outcome.TARGET_REACHED, trial.run("finishing", Map.of("at_step", 20)).outcome());
  }

  @Test
  void endsAtTheStepLimit() {
    trial.validationTarget = OptionalDouble.empty();
    trial.stepLimit = OptionalLong.of(8);
    TrialResult result = trial.run("descent", SLOW);
    assertEquals(Outcome.STEP_LIMIT, result.outcome());
    assertEquals(8, result.globalStep());
  }

  @Test
  void timedEvaluationsComeAfterStepOneAndThenAPeriodAfterTheLastOnesEnd() throws Exception {
    trial.schedule = EvalSchedule.TIME;
    trial.budgetSec = 26; // a period of 5 reference steps is 5 * 26 * 3 / 4 / 30 = 3.25 s
    trial.run("descent", SLOW);
    assertArrayEquals(
        new double[] {1, 5, 9, 13, 17, 21},
        trial.evaluations("descent").column(TrialFiles.GLOBAL_STEP));
  }

  @Test
  void aThrowingSubmissionFailsWithAReasonAndKeepsItsRows() throws Exception {
    TrialResult result = trial.run("throwing", Map.of("at_step", 7));
    assertEquals(Outcome.FAILED, result.outcome());
    String reason = result.reason().orElseThrow();
    assertTrue(
        reason.startsWith("step 7: java.lang.IllegalStateException: out of ideas at "), reason);
    assertTrue(reason.contains("Fakes.java:"), reason);
    assertFalse(reason.contains("\n"));
    TrialLog log = trial.log("throwing");
    assertEquals(1, log.evaluations().rows());
    assertEquals(result, log.result().orElseThrow());
  }

  @Test
  void failsWhenTheSubmissionThrowsAtItsStart() throws Exception {
    TrialResult result = trial.run("throwing", Map.of("at_step", 0));
    assertEquals(Outcome.FAILED, result.outcome());
    assertTrue(result.reason().orElseThrow().startsWith("start: "));
    assertEquals(0, trial.evaluations("throwing").rows());
  }

  @Test
  void describesItself() throws Exception {
    trial.run("descent", SLOW);
    TrialMetadata metadata = trial.log("descent").metadata().orElseThrow();
    assertEquals(80, metadata.workload().validationTarget());
    assertEquals(40, metadata.workload().maxRuntimeSec(), 1e-12);
    assertEquals(4, metadata.workload().parameters());
    assertEquals(8, metadata.workload().batchSize());
    assertEquals("steps", metadata.protocol().evalSchedule());
    assertEquals(1, metadata.software().torchThreads());
    assertEquals(Map.of("rate", 0.01), trial.log("descent").hyperparameters());
  }

  @Test
  void logsTheTrainingLossWithEachEvaluation() throws Exception {
    trial.run("descent", SLOW);
    Path file = tree.resolve("descent/study_0/quadratic/trial_1").resolve(TrialFiles.MEASUREMENTS);
    List<String> lines = Files.readAllLines(file);
    assertEquals(5, lines.size());
    assertTrue(lines.get(1).matches("5,[0-9.E-]+"), lines.get(1));
  }

  @Test
  void trajectoriesDoNotDependOnWhatRanBefore(@TempDir Path other) throws Exception {
    TrialResult fresh = trial.run("descent", SLOW);
    TrialRunner used = trial.runner();
    trial.runOn(used, other.resolve("a"), "descent", Map.of("rate", 0.3));
    trial.runOn(used, other.resolve("a"), "throwing", Map.of("at_step", 3));
    TrialResult later = trial.runOn(used, other.resolve("b"), "descent", SLOW);
    assertEquals(fresh.parametersSha256(), later.parametersSha256());
    TrialResult differs = trial.runOn(used, other.resolve("c"), "descent", Map.of("rate", 0.3));
    assertNotEquals(fresh.parametersSha256(), differs.parametersSha256());
  }

  @Test
  void aLogThatCannotBeWrittenEndsTheRun() throws Exception {
    Files.writeString(tree.resolve("descent"), "in the way");
    HarnessException e = assertThrows(HarnessException.class, () -> trial.run("descent", SLOW));
    assertEquals(ErrorKind.OUTPUT, e.kind());
    assertTrue(
        e.getMessage().startsWith("cannot write the log of descent/study_0/quadratic/trial_1 in "),
        e.getMessage());
    assertTrue(e.getMessage().contains("run the same command again to continue"), e.getMessage());
  }
}
