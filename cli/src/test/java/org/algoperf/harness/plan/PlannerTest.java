package org.algoperf.harness.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.fake.FakeConfigs;
import org.algoperf.harness.fake.FakeRuns;
import org.algoperf.harness.fake.Fakes;
import org.algoperf.harness.fake.Quadratic;
import org.algoperf.harness.plan.PlannedTrial.TrialSeeds;
import org.algoperf.scoring.log.TrialMetadata.DataInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlannerTest {

  private static final DataInfo DATA = new DataInfo("quadratic", "generated", Quadratic.SHA256);

  @TempDir Path directory;
  private ConfigFiles files;
  private RunConfig config;

  @BeforeEach
  void configure() {
    files = FakeConfigs.write(directory.resolve("configs"));
    config = FakeRuns.config(directory.resolve("out"), 2, "descent", "printing", "hanging");
  }

  private RunPlan plan(RunConfig config) {
    return new Planner(config, new Fakes().get(), files).plan(name -> DATA);
  }

  @Test
  void goesThroughStudiesThenTrialsThenSubmissions() {
    List<PlannedTrial> trials = plan(config).trials();
    // A list of one point gives a study one trial, a range two.
    assertEquals(2 * (2 + 1 + 1), trials.size());
    assertEquals(
        List.of(0, 0, 0, 0, 1, 1, 1, 1), trials.stream().map(PlannedTrial::study).toList());
    assertEquals(
        List.of(1, 1, 1, 2, 1, 1, 1, 2), trials.stream().map(PlannedTrial::trial).toList());
    assertEquals(
        IntStream.range(0, 8).boxed().toList(), trials.stream().map(PlannedTrial::index).toList());
  }

  @Test
  void theOrderOfSubmissionsVaries() {
    Set<List<String>> orders =
        IntStream.range(0, 20)
            .mapToObj(
                seed ->
                    plan(FakeRuns.withSeed(config, seed)).trials().stream()
                        .limit(3)
                        .map(PlannedTrial::submission)
                        .toList())
            .collect(Collectors.toSet());
    assertTrue(orders.size() >= 4, orders.toString());
  }

  @Test
  void allSubmissionsMeetTheSameStartAndData() {
    Map<String, Set<TrialSeeds>> seeds =
        plan(config).trials().stream()
            .collect(
                Collectors.groupingBy(
                    t -> t.study() + "/" + t.trial(),
                    Collectors.mapping(PlannedTrial::seeds, Collectors.toSet())));
    assertEquals(4, seeds.size());
    seeds.forEach((trial, of) -> assertEquals(1, of.size(), trial));
    assertEquals(4, seeds.values().stream().distinct().count());
  }

  @Test
  void studiesHaveTheirOwnPoints() {
    Set<Object> rates =
        plan(config).trials().stream()
            .filter(t -> t.submission().equals("descent"))
            .map(t -> t.hyperparameters().get("rate"))
            .collect(Collectors.toSet());
    assertEquals(4, rates.size());
    assertTrue(rates.stream().allMatch(r -> (double) r >= 0.01 && (double) r < 1), "" + rates);
  }

  @Test
  void selfTuningTakesTheDefaultPoint() {
    RunPlan plan = plan(FakeRuns.under(config, "self-tuning", false));
    assertEquals(2 * 3, plan.trials().size());
    plan.trials().stream()
        .filter(t -> t.submission().equals("descent"))
        .forEach(t -> assertEquals(Map.of("rate", 0.1), t.hyperparameters()));
  }

  @Test
  void quickIsOneStudyOfTwoTrialsWithAShorterHint() {
    RunPlan plan = plan(FakeRuns.under(config, "external", true));
    assertEquals(2 + 1 + 1, plan.trials().size());
    assertEquals(20, plan.workload("quadratic").stepHint());
    assertEquals(10, plan.workload("quadratic").evalEvery());
  }

  @Test
  void theBudgetIsFourThirdsOfTheHintTimesTheFactor() {
    PlannedWorkload workload = plan(config).workload("quadratic");
    assertEquals(Double.POSITIVE_INFINITY, workload.maxRuntimeSec(1));
    assertEquals(2 * 4.0 / 3 * 40 * 0.25, workload.calibrated(0.25, 1).maxRuntimeSec(2), 1e-12);
  }

  @Test
  void isTheSameEveryTimeAndSurvivesItsFile() throws Exception {
    RunPlan plan = plan(config);
    assertEquals(plan, plan(config));
    assertNotEquals(plan, plan(FakeRuns.withSeed(config, 2)));
    Path file = directory.resolve(PlanFile.NAME);
    PlanFile.write(file, plan);
    assertEquals(plan, PlanFile.read(file));
    assertEquals(PlanFile.json(plan), Files.readString(file));
  }

  @Test
  void comparesPlans() {
    RunPlan plan = plan(config);
    assertEquals(List.of(), PlanDifferences.of(plan, plan(config)));
    assertEquals(
        List.of("config.seed: was 1, is 2"),
        PlanDifferences.of(plan, plan(FakeRuns.withSeed(config, 2))));
    RunConfig elsewhere = FakeRuns.config(Path.of("x"), 2, "descent", "printing", "hanging");
    assertEquals(List.of(), PlanDifferences.of(plan, plan(elsewhere)));
    RunConfig fewer = FakeRuns.config(Path.of("x"), 2, "descent", "printing");
    assertEquals(
        List.of(
            "config.seed: was 1, is 3",
            "config.studies: was absent, is 3",
            "config.submissions: was [\"descent\",\"printing\",\"hanging\"], is"
                + " [\"descent\",\"printing\"]",
            "config.trials: was absent, is 20",
            "ruleset.studies: was 2, is 3",
            "ruleset.trials: was 2, is 20"),
        PlanDifferences.of(plan, plan(FakeRuns.withSeed(FakeRuns.sized(fewer, 3, 20), 3))));
  }

  @Test
  void trialsAreComparedWhereAllElseIsEqualAndNotWithoutEnd() {
    RunPlan plan = plan(FakeRuns.sized(config, 3, 20));
    List<PlannedTrial> reversed = new ArrayList<>(plan.trials());
    Collections.reverse(reversed);
    List<String> differences = PlanDifferences.of(plan, plan.withTrials(reversed));
    assertEquals(21, differences.size());
    assertTrue(differences.get(0).startsWith("trials[0]."), differences.get(0));
    assertTrue(differences.get(20).matches("and \\d+ more"), differences.get(20));
  }

  @Test
  void aPlanOfAnotherVersionIsRefused() throws Exception {
    Path file = directory.resolve(PlanFile.NAME);
    Files.writeString(file, "{\"schema_version\": 99}");
    HarnessException e = assertThrows(HarnessException.class, () -> PlanFile.read(file));
    assertEquals(file + ": expected schema_version 1, found 99", e.getMessage());
  }

  @Test
  void dataWithoutATargetNamesTheCommand() throws Exception {
    FakeConfigs.workload(directory.resolve("configs"), "1".repeat(64));
    HarnessException e = assertThrows(HarnessException.class, () -> plan(config));
    assertEquals(
        "quadratic has no target for this data (quadratic, generated, sha256 "
            + Quadratic.SHA256
            + "): targets are set per data source; run `algoperf target quadratic --write` on it,"
            + " or choose other data. Targets are kept in "
            + files.workloadPath("quadratic"),
        e.getMessage());
  }

  @Test
  void aPointThatDoesNotFitIsFoundBeforeTheRun() throws Exception {
    Path space = directory.resolve("configs/submissions/descent/tuning_search_space.json");
    Files.writeString(space, "[{\"rate\": 0.1, \"beta\": 1}]");
    Planner planner = new Planner(config, new Fakes().get(), files);
    HarnessException e = assertThrows(HarnessException.class, planner::check);
    assertTrue(
        e.getMessage()
            .startsWith(
                "submission descent at the point {rate=0.1, beta=1}: Descent has no hyperparameter"
                    + " beta"),
        e.getMessage());
    assertTrue(e.getMessage().endsWith("; see " + space.getParent()), e.getMessage());
  }

  @Test
  void aNumberOfStepsNeedsNoTargetAndEndsAtTheStepHint() {
    DataInfo other = new DataInfo("quadratic", "generated", "another");
    for (long steps : new long[] {7, 1_000_000}) {
      PlannedWorkload workload =
          new Planner(config, new Fakes().get(), files, OptionalLong.of(steps))
              .plan(name -> other)
              .workload("quadratic");
      assertEquals(OptionalLong.of(Math.min(steps, 40)), workload.stepLimit());
      assertEquals(OptionalDouble.empty(), workload.validationTarget());
      assertEquals(OptionalDouble.empty(), workload.testTarget());
    }
  }
}
