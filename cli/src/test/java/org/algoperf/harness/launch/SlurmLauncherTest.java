package org.algoperf.harness.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.fake.FakeRuns;
import org.algoperf.harness.fake.FinishedRun;
import org.algoperf.harness.plan.PlanFile;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.run.RunListener;
import org.algoperf.harness.run.RunStatus;
import org.algoperf.scoring.log.TrialResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On scripts in the place of Slurm; its "cluster" copies the trials of a run done before. */
@Timeout(60)
final class SlurmLauncherTest {

  private static final SlurmConfig CONFIG =
      new SlurmConfig(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "core",
          OptionalInt.empty(),
          List.of(),
          3,
          1000,
          1);

  @TempDir private Path directory;
  private FakeSlurm slurm;
  private Path done;
  private Path out;
  private RunPlan plan;
  private final List<String> heard = new ArrayList<>();

  private final RunListener listener =
      new RunListener() {
        @Override
        public void message(String line) {
          heard.add(line);
        }

        @Override
        public void trialFinished(PlannedTrial trial, TrialResult result) {
          heard.add("finished " + trial.index());
        }
      };

  @BeforeEach
  void prepare() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a POSIX shell");
    slurm = new FakeSlurm(directory.resolve("bin"));
    done = directory.resolve("done");
    FinishedRun.of("descent").writeTo(done);
    out = Files.createDirectory(directory.resolve("out"));
    RunPlan calibrated = PlanFile.read(done.resolve(PlanFile.NAME));
    // Budgets of 80 s: factor 1e6 x 4/3 x step hint 40 x step time.
    plan =
        calibrated.withWorkloads(
            List.of(calibrated.workload("quadratic").calibrated(80 / (1e6 * 4 / 3 * 40))));
  }

  private SlurmLauncher launcher(SlurmConfig config) throws IOException {
    PlanFile.write(out.resolve(PlanFile.NAME), plan);
    return new SlurmLauncher(slurm.commands(), config, out, listener);
  }

  /** A shell command by which the cluster has run a trial. */
  private String runs(int index) {
    String path = plan.trial(index).key().path();
    return "mkdir -p %s && cp -r %s/. %s%n"
        .formatted(out.resolve(path), done.resolve(path), out.resolve(path));
  }

  @Test
  void packsTrialsIntoAnArrayAndFollowsIt() throws IOException {
    slurm.look(1, "0|RUNNING|None", "1|PENDING|Resources");
    slurm.before(1, runs(0) + runs(1));
    slurm.look(2, "0|COMPLETED|None", "1|COMPLETED|None");
    slurm.before(2, runs(2) + runs(3));
    RunStatus status = launcher(CONFIG).run(plan);
    assertEquals(List.of(), status.open());
    assertEquals(
        List.of(
            "submitted job 42 to slurm: 4 trials in 2 tasks, with a time limit of 11",
            "finished 0",
            "finished 1",
            "finished 2",
            "finished 3"),
        heard);
    Path launch = out.resolve("launch");
    assertEquals(
        List.of(
            "--parsable --job-name=algoperf --output=%s/task-%%A-%%a.log --time=11 --ntasks=1"
                    .formatted(launch)
                + " --cpus-per-task=1 --hint=nomultithread --array=0-1 "
                + launch.resolve("task.sh")),
        slurm.calls());
    assertEquals(
        """
        #!/bin/sh
        export ALGOPERF_EXCLUSIVITY=exclusive
        set -- 0-1 2-3; shift "$SLURM_ARRAY_TASK_ID"; exec %s/algoperf trial --plan %s/plan.json --index "$1" --out %s
        """
            .formatted(Path.of(System.getProperty("algoperf.home")).normalize(), out, out),
        Files.readString(launch.resolve("task.sh")));
    slurm.again();
    launcher(CONFIG).run(plan);
    assertEquals(1, slurm.calls().size(), "nothing is left to submit");
  }

  @Test
  void submitsAgainWhatWasLost() throws IOException {
    slurm.look(1, "0|COMPLETED|None", "1|TIMEOUT|TimeLimit");
    slurm.before(1, runs(0) + runs(1) + runs(3));
    HarnessException e = assertThrows(HarnessException.class, () -> launcher(CONFIG).run(plan));
    assertEquals(6, e.kind().exitCode());
    assertEquals(
        "slurm's job 42 has ended, and left 1 trial unfinished: task 1 (trials 2-3) TIMEOUT TimeLimit;"
            + " the output of its tasks is in "
            + out.resolve("launch")
            + "; the same command submits those trials again",
        e.getMessage());
    slurm.again();
    slurm.look(2, "0|COMPLETED|None");
    slurm.before(2, runs(2));
    assertEquals(List.of(), launcher(CONFIG).run(plan).open());
    assertTrue(slurm.calls().get(1).contains(" --array=0-0 "), slurm.calls()::toString);
    assertTrue(Files.readString(out.resolve("launch/task.sh")).contains("set -- 2; shift"));
  }

  @Test
  void findsTheJobThatIsStillInTheQueue() throws IOException {
    new SlurmJob("7", List.of("0-3")).write(Files.createDirectory(out.resolve("launch")));
    slurm.look(1, "0|RUNNING|None");
    slurm.look(2, "0|COMPLETED|None");
    slurm.before(2, runs(0) + runs(1) + runs(2) + runs(3));
    launcher(CONFIG).run(plan);
    assertEquals(List.of(), slurm.calls());
    assertEquals("job 7 is still in slurm's queue", heard.get(0));
  }

  @Test
  void passesOnWhatTheConfigurationSays() throws IOException {
    SlurmConfig config =
        new SlurmConfig(
            Optional.of("short"),
            Optional.of("thesis"),
            Optional.of("1:30:00"),
            "shared",
            OptionalInt.of(5),
            List.of("--mem=3G", "--qos=low"),
            3,
            1,
            1);
    slurm.limits("short|2:00:00");
    slurm.look(1, "0|COMPLETED|None");
    slurm.before(1, runs(0) + runs(1) + runs(2) + runs(3));
    launcher(config).run(plan);
    assertTrue(
        slurm
            .calls()
            .get(0)
            .contains(
                "--time=1:30:00 --ntasks=1 --cpus-per-task=1 --partition=short --account=thesis"
                    + " --mem=3G --qos=low --array=0-0%5 "),
        slurm.calls()::toString);
    assertTrue(Files.readString(out.resolve("launch/task.sh")).contains("EXCLUSIVITY=shared"));
  }

  @Test
  void warnsOfLimitsThatAreShorterThanBudgets() throws IOException {
    slurm.limits("main*|2:00", "long|infinite");
    slurm.look(1, "0|PENDING|PartitionTimeLimit", "1|PENDING|PartitionTimeLimit");
    slurm.look(2, "0|COMPLETED|None", "1|COMPLETED|None");
    slurm.before(2, runs(0) + runs(1) + runs(2) + runs(3));
    launcher(CONFIG).run(plan);
    assertEquals(
        "warning: slurm ends a task after 2.0 minutes, but the trials 0-1 may train for 2.7: raise"
            + " 'time', choose another 'partition' or lower 'task_minutes'",
        heard.get(0));
    assertEquals(
        1,
        heard.stream().filter(l -> l.contains("holds back task 0 of job 42: PartitionT")).count());
  }

  @Test
  void whatSlurmRefusesIsOneMessage() throws IOException {
    Map<String, String> refusals =
        Map.of(
            """
            sbatch: error: invalid partition specified: nowhere
            sbatch: error: Batch job submission failed: Invalid partition name specified
            """,
            "sbatch failed with exit code 1: invalid partition specified: nowhere; Batch job"
                + " submission failed: Invalid partition name specified; 'sinfo' lists the"
                + " partitions",
            """
            sbatch: error: Batch job submission failed: Unable to contact slurm controller (connect failure)
            """,
            "sbatch failed with exit code 1: Batch job submission failed: Unable to contact slurm"
                + " controller (connect failure); 'scontrol ping' tells whether the controller is"
                + " up",
            "",
            "sbatch failed with exit code 1: it gave no reason");
    for (Map.Entry<String, String> refusal : refusals.entrySet()) {
      slurm.refuses(refusal.getKey());
      HarnessException e = assertThrows(HarnessException.class, () -> launcher(CONFIG).run(plan));
      assertEquals(ErrorKind.SCHEDULER, e.kind());
      assertEquals(refusal.getValue(), e.getMessage());
    }
    Slurm none = new Slurm(Map.of("PATH", "/nowhere"));
    HarnessException e =
        assertThrows(
            HarnessException.class, () -> new SlurmLauncher(none, CONFIG, out, listener).run(plan));
    assertEquals(
        "there is no sinfo on the PATH: run this on a machine of the Slurm cluster, or print"
            + " commands for another scheduler by --launcher jobs",
        e.getMessage());
  }

  @Test
  void thePlanIsMadeByAJob() throws IOException {
    SlurmLauncher launcher = new SlurmLauncher(slurm.commands(), CONFIG, out, listener);
    slurm.look(1, "N/A|FAILED|NonZeroExitCode");
    slurm.before(1, "echo 'algoperf: error: no data' > %s/launch/plan.log".formatted(out));
    HarnessException e =
        assertThrows(
            HarnessException.class,
            () -> launcher.plan(FakeRuns.config(out, 4, "descent"), List.of()));
    assertEquals(
        "slurm's job 42 (FAILED NonZeroExitCode) has made no plan: algoperf: error: no data; its"
            + " output is "
            + out.resolve("launch/plan.log"),
        e.getMessage());
    slurm.again();
    slurm.look(1, "N/A|COMPLETED|None");
    slurm.before(1, "cp %s/plan.json %s".formatted(done, out));
    launcher.plan(FakeRuns.config(out, 4, "descent"), List.of());
    String settings = Files.readString(out.resolve("launch/run.yaml"));
    assertTrue(settings.contains("workers: 1\n"), settings);
    assertTrue(settings.contains("out: " + out + "\n"), settings);
    String script = Files.readString(out.resolve("launch/plan.sh"));
    assertTrue(
        script.endsWith(
            "algoperf run --config %s/launch/run.yaml --launcher jobs\n".formatted(out)),
        script);
  }
}
