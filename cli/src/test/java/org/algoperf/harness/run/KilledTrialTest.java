package org.algoperf.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.algoperf.harness.config.CheckpointInterval;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.fake.FakeConfigs;
import org.algoperf.harness.fake.FakeRuns;
import org.algoperf.harness.fake.Fakes;
import org.algoperf.harness.fake.Quadratic;
import org.algoperf.harness.plan.PlanFile;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.Planner;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.plan.TrialIndices;
import org.algoperf.harness.trial.DataLocation;
import org.algoperf.harness.trial.SystemClock;
import org.algoperf.harness.worker.Event;
import org.algoperf.harness.worker.InProcessWorker;
import org.algoperf.harness.worker.Request;
import org.algoperf.scoring.log.TrialFiles;
import org.algoperf.scoring.log.TrialMetadata.DataInfo;
import org.algoperf.scoring.log.TrialResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed in the middle of a trial; another one ends it with the same bits. */
@Timeout(120)
final class KilledTrialTest {

  private static final int FATAL_EVALUATION = 3;

  @TempDir Path directory;

  /** Runs trial 0 of a plan, and stops for good at an evaluation, to be killed. */
  public static final class Victim {

    private int evaluations;

    private Victim() {}

    /**
     * The process.
     *
     * @param arguments the plan and the log tree
     */
    public static void main(String[] arguments) {
      DataLocation location = new DataLocation(Optional.empty(), false);
      Request request =
          new Request.RunTrial(Path.of(arguments[0]), 0, Path.of(arguments[1]), location);
      try (InProcessWorker worker = new InProcessWorker(new Fakes().get(), new SystemClock())) {
        worker.call(request, new Victim()::hear, Duration.ofDays(1));
      }
    }

    private void hear(Event event) {
      if (event instanceof Event.Evaluated && ++evaluations == FATAL_EVALUATION) {
        System.out.println("ready");
        while (true) {
          LockSupport.park();
        }
      }
    }
  }

  private Path plan() throws Exception {
    Planner planner =
        new Planner(
            FakeRuns.withCheckpoints(
                FakeRuns.under(FakeRuns.config(directory, 0, "descent"), "self_tuning", false),
                CheckpointInterval.parse("1steps")),
            new Fakes().get(),
            FakeConfigs.write(directory.resolve("configs")));
    RunPlan plan = planner.plan(name -> new DataInfo("quadratic", "generated", Quadratic.SHA256));
    Path file = directory.resolve(PlanFile.NAME);
    PlanFile.write(file, plan);
    return file;
  }

  private static TrialResult run(Path plan, Path out, List<String> messages) {
    RunListener listener =
        new RunListener() {
          @Override
          public void message(String line) {
            messages.add(line);
          }
        };
    TrialTask task = new TrialTask(plan, TrialIndices.parse("0"), out, Optional.empty());
    return task.run(CatalogSource.of(Fakes.class), listener).get(0);
  }

  @Test
  void goesOnWithTheSameBits() throws Exception {
    Path plan = plan();
    Path killed = Files.createDirectory(directory.resolve("killed"));
    Files.copy(plan, killed.resolve(PlanFile.NAME));
    Process victim =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                plan.toString(),
                killed.toString())
            .redirectError(directory.resolve("victim.log").toFile())
            .start();
    try (BufferedReader out = victim.inputReader()) {
      assertEquals(
          "ready", out.readLine(), () -> "see " + directory.resolve("victim.log").toString());
    } finally {
      victim.destroyForcibly().waitFor();
    }
    String key = PlanFile.read(plan).trial(0).key().path();
    assertTrue(Files.exists(killed.resolve(key).resolve(TrialFiles.CHECKPOINT)));
    assertFalse(Files.exists(killed.resolve(key).resolve(TrialFiles.RESULT)));

    List<String> messages = new ArrayList<>();
    TrialResult resumed = run(plan, killed, messages);
    assertEquals(List.of(key + " goes on after step 10"), messages);
    TrialResult whole = run(plan, directory.resolve("whole"), messages);
    assertEquals(whole.parametersSha256(), resumed.parametersSha256());
    assertEquals(whole.globalStep(), resumed.globalStep());
    assertTrue(whole.globalStep() > 15, whole.toString());
    PlannedTrial trial = PlanFile.read(plan).trial(0);
    EarlierSessions earlier = EarlierSessions.of(trial.key(), killed.resolve(key));
    assertTrue(
        0 < earlier.trainingSec() && earlier.trainingSec() < resumed.submissionTime(),
        earlier.toString());
    assertEquals(
        new EarlierSessions(0, 0),
        EarlierSessions.of(trial.key(), directory.resolve("whole").resolve(key)));
    assertFalse(Files.exists(killed.resolve(key).resolve(TrialFiles.CHECKPOINT)));
  }
}
