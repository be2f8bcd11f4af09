package org.algoperf.harness.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.fake.FakeConfigs;
import org.algoperf.harness.fake.FakeRuns;
import org.algoperf.harness.fake.Fakes;
import org.algoperf.harness.run.Run;
import org.algoperf.harness.run.RunListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCostTest {

  @TempDir Path directory;

  private Run run() {
    return new Run(
        FakeRuns.config(directory.resolve("out"), 2, "descent"),
        CatalogSource.of(Fakes.class),
        FakeConfigs.write(directory.resolve("configs")),
        new RunListener() {});
  }

  @Test
  void budgetsOfAllTrialsAddUpAndAreSharedByTheWorkers() {
    RunPlan plan = run().estimate();
    PlanCost cost = PlanCost.of(plan);
    assertEquals(plan.trials().size(), cost.trials());
    assertEquals(2, cost.workers());
    double budget = plan.maxRuntimeSec(plan.trial(0));
    assertTrue(budget > 0 && Double.isFinite(budget));
    assertEquals(cost.trials() * budget / 3600, cost.trainingHours(), 1e-12);
    assertEquals(cost.trainingHours() / 2, cost.wallHours(), 1e-12);
    assertTrue(!Files.exists(directory.resolve("out")), "an estimate writes nothing");
  }

  @Test
  void aPlanWithoutCalibrationHasNoCost() {
    RunPlan plan = run().plan();
    assertEquals(
        "quadratic is not calibrated",
        assertThrows(IllegalArgumentException.class, () -> PlanCost.of(plan)).getMessage());
  }
}
