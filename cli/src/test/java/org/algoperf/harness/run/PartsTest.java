package org.algoperf.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.fake.FakeConfigs;
import org.algoperf.harness.fake.FakeRuns;
import org.algoperf.harness.fake.Fakes;
import org.algoperf.harness.fake.FinishedRun;
import org.algoperf.harness.plan.PlanFile;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.PlannedWorkload;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.plan.Shard;
import org.algoperf.harness.plan.TrialIndices;
import org.algoperf.scoring.log.TrialResult;
import org.algoperf.scoring.log.TrialResult.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shards and tasks: parts of a plan, in one directory or in several. */
final class PartsTest {

  private static final CatalogSource CATALOG = CatalogSource.of(Fakes.class);

  @TempDir private Path directory;
  private ConfigFiles files;
  private Path whole;
  private RunPlan plan;
  private Map<String, TrialResult> expected;

  @BeforeEach
  void readTheWhole() {
    files = FakeConfigs.write(directory.resolve("configs"));
    whole = directory.resolve("whole");
    FinishedRun.of("descent", "throwing").writeTo(whole);
    plan = PlanFile.read(whole.resolve(PlanFile.NAME));
    expected = new TreeMap<>();
    RunStatus.of(whole)
        .results()
        .forEach((index, result) -> expected.put(plan.trial(index).key().path(), result));
  }

  private RunSummary run(Path out, Shard shard, RunListener listener) {
    return new Run(config(out), CATALOG, files, listener).execute(shard);
  }

  private static RunConfig config(Path out) {
    return FakeRuns.config(out, 0, "descent", "throwing");
  }

  private static Map<String, Optional<String>> bits(Map<String, TrialResult> results) {
    return results.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                e -> e.getValue().parametersSha256(),
                (a, b) -> a,
                TreeMap::new));
  }

  private Path withPlan(String name) throws IOException {
    Path out = Files.createDirectory(directory.resolve(name));
    Files.copy(whole.resolve(PlanFile.NAME), out.resolve(PlanFile.NAME));
    return out;
  }

  @Test
  void shardsOfOneDirectoryShareItsPlan() {
    Path out = directory.resolve("shared");
    Recorder first = new Recorder();
    Recorder second = new Recorder();
    RunSummary summary = run(out, new Shard(1, 2), first);
    assertEquals(3, summary.outcomes().values().stream().mapToInt(i -> i).sum());
    assertEquals(3, RunStatus.of(out).open().size());
    run(out, new Shard(2, 2), second);
    assertTrue(second.calls.get(0).startsWith("planned 3, "), second.calls::toString);
    Map<String, TrialResult> both = new TreeMap<>(first.results);
    both.putAll(second.results);
    assertEquals(6, both.size());
    assertEquals(bits(expected), bits(both));
    assertEquals(List.of(), RunStatus.of(out).open());
  }

  @Test
  void shardsOfSeveralDirectoriesTakeACopyOfThePlan() throws IOException {
    Recorder recorder = new Recorder();
    for (int i = 1; i <= 2; i++) {
      Path out = withPlan("shard" + i);
      run(out, new Shard(i, 2), recorder);
      assertEquals(plan, PlanFile.read(out.resolve(PlanFile.NAME)));
    }
    assertEquals(bits(expected), bits(recorder.results));
    assertTrue(recorder.calls.stream().noneMatch(call -> call.startsWith("calibrated")));
  }

  @Test
  void aShardLeavesAloneWhatAnotherRunWorksOn() throws IOException {
    Path out = withPlan("locked");
    PlannedTrial third = new Shard(2, 2).trials(plan).get(0);
    try (DirectoryLock lock = DirectoryLock.takePlan(out, () -> {})) {
      lock.exchangeFor(List.of(third));
      HarnessException e =
          assertThrows(HarnessException.class, () -> run(out, new Shard(2, 2), new Recorder()));
      assertEquals(
          "trial %d (%s) of %s is in use by another run; wait for it to end, or choose another --out"
              .formatted(third.index(), third.key().path(), out),
          e.getMessage());
      HarnessException all =
          assertThrows(HarnessException.class, () -> run(out, Shard.ALL, new Recorder()));
      assertEquals(
          out + " is in use by another run; wait for it to end, or choose another --out",
          all.getMessage());
      assertEquals(0, run(out, new Shard(1, 2), new Recorder()).continued());
    }
    assertEquals(3, run(out, Shard.ALL, new Recorder()).continued());
    try (DirectoryLock lock = DirectoryLock.take(out)) {
      lock.requireHeld();
      HarnessException e =
          assertThrows(HarnessException.class, () -> run(out, new Shard(1, 2), new Recorder()));
      assertEquals(
          out + " is in use by another run; wait for it to end, or choose another --out",
          e.getMessage());
    }
  }

  @Test
  void preparingWritesThePlanOnly() {
    Path out = directory.resolve("prepared");
    Run run = new Run(config(out), CATALOG, files, new Recorder());
    RunPlan prepared = run.prepare();
    assertEquals(prepared, PlanFile.read(out.resolve(PlanFile.NAME)));
    assertTrue(prepared.workload("quadratic").referenceStepSec().isPresent());
    assertEquals(prepared, run.prepare());
    assertEquals(6, RunStatus.of(out).left().size());
  }

  @Test
  void aTaskHasTheSameBitsAndRunsNothingTwice() {
    Path out = directory.resolve("task");
    TrialTask task = task(out, "1-2,4");
    Recorder recorder = new Recorder();
    List<TrialResult> results = task.run(CATALOG, recorder);
    assertEquals(3, results.size());
    recorder.results.forEach(
        (trial, result) ->
            assertEquals(expected.get(trial).parametersSha256(), result.parametersSha256()));
    Recorder again = new Recorder();
    assertEquals(results, task.run(CATALOG, again));
    assertEquals(List.of("planned 3, finished 3"), again.calls);
    RunStatus status = RunStatus.of(out);
    assertEquals("0,3,5", TrialIndices.of(status.left()).toString());
    assertEquals(plan, status.plan());
  }

  @Test
  void aTaskCostsATrialThatEndsItsProcessNothingElse() {
    Path out = directory.resolve("deadly");
    RunConfig config = FakeRuns.sized(FakeRuns.config(out, 0, "descent", "exiting"), 1, 2);
    RunPlan deadly = new Run(config, CATALOG, files, new Recorder()).prepare();
    String all = TrialIndices.of(deadly.trials()).toString();
    List<TrialResult> results =
        new TrialTask(out.resolve(PlanFile.NAME), TrialIndices.parse(all), out, Optional.empty())
            .run(CATALOG, new Recorder());
    assertEquals(3, results.size());
    assertEquals(1, results.stream().filter(r -> r.outcome() == Outcome.FAILED).count());
  }

  @Test
  void aTaskOfAnotherPlanIsRefused() throws IOException {
    Path out = directory.resolve("other");
    RunPlan slower = plan.withWorkloads(List.of(plan.workload("quadratic").calibrated(1.5)));
    Files.createDirectories(out);
    PlanFile.write(out.resolve(PlanFile.NAME), slower);
    HarnessException e =
        assertThrows(HarnessException.class, () -> task(out, "0").run(CATALOG, new Recorder()));
    assertEquals(
        out
            + " holds a plan whose budgets were measured apart; all parts of a run need the same"
            + " plan.json: choose another --out",
        e.getMessage());
    HarnessException none =
        assertThrows(
            HarnessException.class,
            () -> task(directory.resolve("new"), "6").run(CATALOG, new Recorder()));
    assertEquals("the plan has the trials 0 to 5, but not 6", none.getMessage());
  }

  private TrialTask task(Path out, String indices) {
    return new TrialTask(
        whole.resolve(PlanFile.NAME), TrialIndices.parse(indices), out, Optional.empty());
  }

  @Test
  void theStatusTellsWhatRunsAndWhatIsLeft() throws IOException {
    PlannedTrial begun = plan.trial(2);
    Files.delete(whole.resolve(begun.key().path()).resolve("result.json"));
    TrialTree.remove(whole.resolve(plan.trial(5).key().path()));
    RunStatus dead = RunStatus.of(whole);
    assertEquals(List.of(), dead.running());
    assertEquals(List.of(begun, plan.trial(5)), dead.left());
    assertEquals(4, dead.results().size());
    double mean =
        dead.results().values().stream()
            .mapToDouble(TrialResult::totalDuration)
            .average()
            .orElse(0);
    assertEquals(2 * mean, dead.etaSec().orElseThrow(), 1e-9);
    try (DirectoryLock lock = DirectoryLock.take(whole)) {
      lock.requireHeld();
      RunStatus live = RunStatus.of(whole);
      assertEquals(List.of(begun), live.running());
      assertEquals(List.of(plan.trial(5)), live.left());
    }
    HarnessException e =
        assertThrows(HarnessException.class, () -> RunStatus.of(directory.resolve("configs")));
    assertEquals(
        directory.resolve("configs")
            + " holds no run: there is no plan.json in it; name the --out of a run",
        e.getMessage());
  }

  @Test
  void aRunIsVerified() {
    Verification verification = new Verification(whole);
    assertEquals(List.of(), verification.files());
    assertEquals(6, verification.sound());
    List<PlannedTrial> sample = verification.sample(2, 7);
    assertEquals(2, sample.size());
    assertEquals(sample, verification.sample(2, 7));
    assertEquals(4, verification.sample(10, 7).size(), "trials that failed are not repeated");
    assertEquals(List.of(), verification.repeat(sample, CATALOG, new Recorder()));
  }

  @Test
  void whatWasChangedIsFound() throws IOException {
    Path changed = whole.resolve(plan.trial(1).key().path()).resolve("hparams.json");
    Files.writeString(changed, "{}");
    Path missing = whole.resolve(plan.trial(3).key().path()).resolve("measurements.csv");
    Files.delete(missing);
    assertEquals(
        List.of(
            changed
                + ":1: the file is not what the trial wrote: its SHA-256 differs from SHA256SUMS",
            missing + ":1: the file is missing, but SHA256SUMS names it"),
        new Verification(whole).files());
  }

  @Test
  void anotherPlanIsFound() throws IOException {
    PlannedWorkload slower = plan.workload("quadratic").calibrated(2);
    PlanFile.write(whole.resolve(PlanFile.NAME), plan.withWorkloads(List.of(slower)));
    List<String> wrong = new Verification(whole).files();
    assertEquals(6, wrong.size());
    assertTrue(wrong.get(0).contains("max_runtime_sec was planned as "), wrong.get(0));
  }

  @Test
  void otherBitsAreFound() throws IOException {
    Recorder other = new Recorder();
    Path out = directory.resolve("seed2");
    new Run(FakeRuns.withSeed(FakeRuns.config(out, 0, "descent"), 2), CATALOG, files, other)
        .execute();
    // A plan that asks for the random streams of seed 2 under the name of seed 1 and its points.
    PlannedTrial trial = plan.trials().stream().filter(this::isDescent).findFirst().orElseThrow();
    PlannedTrial forged =
        new PlannedTrial(
            trial.index(),
            trial.submission(),
            trial.study(),
            trial.workload(),
            trial.trial(),
            trial.hyperparameters(),
            other.plan.trial(0).seeds());
    List<PlannedTrial> trials = new ArrayList<>(plan.trials());
    trials.set(trial.index(), forged);
    PlanFile.write(whole.resolve(PlanFile.NAME), plan.withTrials(trials));
    Verification verification = new Verification(whole);
    assertEquals(List.of(), verification.files());
    List<String> wrong = verification.repeat(List.of(forged), CATALOG, new Recorder());
    assertEquals(1, wrong.size());
    assertTrue(
        wrong.get(0).startsWith(whole.resolve(trial.key().path()) + ": at step 5 was {"),
        wrong.get(0));
    assertTrue(wrong.get(0).contains("} when repeated"), wrong.get(0));
  }

  private boolean isDescent(PlannedTrial trial) {
    return trial.submission().equals("descent");
  }
}
