package org.algoperf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.algoperf.harness.run.RunSummary;
import org.algoperf.harness.run.RunSummary.Failure;
import org.algoperf.harness.run.RunSummary.WallTime;
import org.algoperf.scoring.log.TrialKey;
import org.algoperf.scoring.log.TrialResult.Outcome;
import org.junit.jupiter.api.Test;

class SummaryTextTest {

  @Test
  void saysHowTrialsEndedAndWhereTheTimeWent() {
    RunSummary summary =
        new RunSummary(
            Path.of("out"),
            false,
            Map.of(Outcome.TARGET_REACHED, 5, Outcome.FAILED, 1),
            List.of(new Failure(new TrialKey("adamw", 0, "mlp", 2), "out of memory")),
            2,
            0,
            new WallTime(200, 150, 30));
    assertEquals(
        List.of(
            "6 trials: 5 target reached, 1 failed",
            "3.3 min: 75 % training, 15 % evaluation, 10 % everything else",
            "failed: adamw/study_0/mlp/trial_2: out of memory"),
        SummaryText.lines(summary));
    assertEquals(
        List.of(
            "contended: 2 of 6 trials took over 1.1 times as long as they computed; score --clock"
                + " cpu leaves the waiting out, but a trial whose budget ran out has had fewer"
                + " steps, on any clock"),
        SummaryText.notices(summary));
  }

  @Test
  void aSmokeRunSaysThatItIsOne() {
    RunSummary summary =
        new RunSummary(Path.of("out"), true, Map.of(), List.of(), 0, 0, new WallTime(1, 1, 0));
    assertEquals(
        List.of(
            "smoke run: budgets and targets are not those of the benchmark, the numbers mean"
                + " nothing"),
        SummaryText.notices(summary));
  }

  @Test
  void aPlanNamesItsTrialsInOrder() {
    assertEquals(
        List.of(
            "index,study,workload,trial,submission,hyperparameters",
            "0,0,mlp,1,adamw,",
            "1,0,mlp,2,adamw,"),
        PlanText.trials(ProgressTest.plan()).text(Format.CSV).lines().toList());
  }
}
