package org.algoperf.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.Formats;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.CheckpointInterval;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.fake.FakeConfigs;
import org.algoperf.harness.fake.FakeRuns;
import org.algoperf.harness.fake.Fakes;
import org.algoperf.harness.plan.PlanFile;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.scoring.log.TrialResult;
import org.algoperf.scoring.log.TrialResult.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunTest {

  @TempDir Path directory;
  private Path out;
  private ConfigFiles files;

  @BeforeEach
  void configure() {
    files = FakeConfigs.write(directory.resolve("configs"));
    out = directory.resolve("out");
  }

  private RunSummary run(RunConfig config, RunListener listener) {
    return new Run(config, CatalogSource.of(Fakes.class), files, listener).execute();
  }

  private HarnessException refused(RunConfig config) {
    return assertThrows(HarnessException.class, () -> run(config, new Recorder()));
  }

  @Test
  void runsAndSumsUp() {
    Recorder recorder = new Recorder();
    RunSummary summary = run(FakeRuns.config(out, 0, "descent", "throwing"), recorder);
    assertEquals(6, summary.outcomes().values().stream().mapToInt(i -> i).sum());
    assertEquals(2, summary.outcomes().get(Outcome.FAILED));
    assertEquals(
        Set.of("throwing/study_0/quadratic/trial_1", "throwing/study_1/quadratic/trial_1"),
        Set.copyOf(summary.failures().stream().map(f -> f.trial().path()).toList()));
    assertEquals(1, summary.exitCode());
    RunSummary.WallTime time = summary.time();
    assertTrue(time.training() > 0 && time.evaluation() > 0 && time.other() > 0, "" + time);
    assertEquals(time.total(), time.training() + time.evaluation() + time.other(), 1e-9);
    assertEquals("calibrated quadratic", recorder.calls.get(0));
    assertEquals("planned 6, finished 0", recorder.calls.get(1));
    assertEquals(2 + 2 * 6, recorder.calls.size());
    assertEquals(recorder.plan, PlanFile.read(out.resolve(PlanFile.NAME)));
    assertTrue(recorder.plan.workload("quadratic").referenceStepSec().getAsDouble() > 0);
  }

  @Test
  void aFaultOfAWorkloadCostsItsTrialsOnly() throws Exception {
    Path workloads = directory.resolve("configs/workloads");
    Files.copy(workloads.resolve("quadratic.yaml"), workloads.resolve("broken.yaml"));
    RunConfig config = FakeRuns.on(FakeRuns.config(out, 0, "descent"), "quadratic", "broken");
    RunSummary summary =
        new Run(config, CatalogSource.of(Fakes.WithBroken.class), files, new Recorder()).execute();
    assertEquals(Map.of(Outcome.TARGET_REACHED, 4, Outcome.FAILED, 4), summary.outcomes());
    for (RunSummary.Failure failure : summary.failures()) {
      assertEquals("broken", failure.trial().workload());
      assertTrue(
          failure.reason().startsWith("before the start: java.lang.IllegalStateException: broken"),
          failure.reason());
    }
  }

  @Test
  void planNeitherCalibratesNorWrites() {
    Recorder recorder = new Recorder();
    Run run =
        new Run(FakeRuns.config(out, 2, "descent"), CatalogSource.of(Fakes.class), files, recorder);
    RunPlan plan = run.plan();
    assertEquals(4, plan.trials().size());
    assertTrue(plan.workload("quadratic").referenceStepSec().isEmpty());
    assertFalse(Files.exists(out));
    assertEquals(0, recorder.calls.size());
    assertEquals(List.of(), recorder.messages);
  }

  @Test
  void oneLineTellsOfAllStandInsAndWhatToDo() throws Exception {
    Path workloads = directory.resolve("configs/workloads");
    Files.copy(workloads.resolve("quadratic.yaml"), workloads.resolve("stand_in.yaml"));
    RunConfig config = FakeRuns.on(FakeRuns.config(out, 0, "descent"), "quadratic", "stand_in");
    Recorder recorder = new Recorder();
    new Run(config, CatalogSource.of(Fakes.WithStandIn.class), files, recorder).plan();
    assertEquals(
        List.of(
            "warning: generated stand-ins for real data: stand_in on quadratic; 'algoperf data"
                + " prepare' fetches the real data, --data-dir names it"),
        recorder.messages);
  }

  @Test
  void continuesWithWhatIsNotFinished() throws Exception {
    Recorder first = new Recorder();
    run(FakeRuns.config(out, 0, "descent"), first);
    PlannedTrial broken = first.plan.trials().get(2);
    Path trial = out.resolve(broken.key().path());
    Files.delete(trial.resolve("result.json"));
    Files.writeString(trial.resolve("eval_measurements.csv"), "half a ro");
    Recorder second = new Recorder();
    RunSummary summary = run(FakeRuns.config(out, 0, "descent"), second);
    assertEquals(3, summary.continued());
    assertEquals("planned 4, finished 3", second.calls.get(0));
    assertEquals(Set.of(broken.key().path()), second.results.keySet());
    assertEquals(first.plan, second.plan);
    assertEquals(
        first.results.get(broken.key().path()).parametersSha256(),
        second.results.get(broken.key().path()).parametersSha256());
  }

  @Test
  void isContinuedWithOtherCheckpoints() {
    Recorder first = new Recorder();
    run(FakeRuns.config(out, 0, "descent"), first);
    RunConfig config =
        FakeRuns.withCheckpoints(
            FakeRuns.config(out, 0, "descent"), CheckpointInterval.parse("10min"));
    Recorder second = new Recorder();
    assertEquals(4, run(config, second).continued());
    assertEquals(first.plan.workloads(), second.plan.workloads());
    RunPlan written = PlanFile.read(out.resolve(PlanFile.NAME));
    assertEquals(config.checkpointEvery(), written.config().checkpointEvery());
    assertEquals(PlanFile.sha256(first.plan), PlanFile.sha256(written));
  }

  @Test
  void refusesAnotherPlan() {
    run(FakeRuns.config(out, 0, "descent"), new Recorder());
    HarnessException e = refused(FakeRuns.withSeed(FakeRuns.config(out, 0, "descent"), 2));
    assertEquals(ErrorKind.OUTPUT, e.kind());
    assertEquals(
        out
            + " holds another plan; give the same settings to continue it, or choose another"
            + " --out:\n  config.seed: was 1, is 2",
        e.getMessage());
  }

  @Test
  void refusesADirectoryThatHoldsSomethingElse() throws Exception {
    Files.createDirectories(out);
    Files.writeString(out.resolve("thesis.tex"), "");
    HarnessException e = refused(FakeRuns.config(out, 0, "descent"));
    assertEquals(5, e.kind().exitCode());
    assertEquals(
        out
            + " is not empty and holds no run: found thesis.tex; choose an empty or new directory"
            + " by --out",
        e.getMessage());
    try (Stream<Path> left = Files.list(out)) {
      assertEquals(List.of(out.resolve("thesis.tex")), left.toList());
    }
  }

  @Test
  void leavesNothingWhenThereIsNoTarget() throws Exception {
    FakeConfigs.workload(directory.resolve("configs"), "1".repeat(64));
    assertEquals(ErrorKind.USAGE, refused(FakeRuns.config(out, 1, "descent")).kind());
    assertFalse(Files.exists(out));
  }

  @Test
  void refusesAFile() throws Exception {
    Files.writeString(out, "");
    assertEquals(
        out + " is a file; choose a directory by --out",
        refused(FakeRuns.config(out, 0, "descent")).getMessage());
  }

  @Test
  void refusesADirectoryThatIsInUse() {
    try (DirectoryLock lock = DirectoryLock.take(out)) {
      lock.requireHeld();
      assertEquals(
          out + " is in use by another run; wait for it to end, or choose another --out",
          refused(FakeRuns.config(out, 0, "descent")).getMessage());
    }
    assertEquals(0, run(FakeRuns.config(out, 0, "descent"), new Recorder()).exitCode());
  }

  @Test
  void stopsAndSaysHowToContinue() {
    RunConfig config = FakeRuns.config(out, 0, "descent");
    Run[] run = new Run[1];
    Recorder stopping =
        new Recorder() {
          @Override
          public void trialFinished(PlannedTrial trial, TrialResult result) {
            super.trialFinished(trial, result);
            run[0].stop();
          }
        };
    run[0] = new Run(config, CatalogSource.of(Fakes.class), files, stopping);
    HarnessException e = assertThrows(HarnessException.class, run[0]::execute);
    assertEquals(130, e.kind().exitCode());
    assertEquals(
        "stopped; what was finished is kept in %s: run the same command again to continue"
            .formatted(out),
        e.getMessage());
    assertEquals(1, stopping.results.size());
    assertEquals(1, run(config, new Recorder()).continued());
  }

  @Test
  void hyperparametersAreLoggedAsDrawn() throws Exception {
    Recorder recorder = new Recorder();
    run(FakeRuns.config(out, 0, "descent"), recorder);
    PlannedTrial trial = recorder.plan.trials().get(0);
    Path file = out.resolve(trial.key().path()).resolve("hparams.json");
    assertEquals(
        trial.hyperparameters(), Formats.json().readValue(Files.readString(file), Map.class));
  }
}
