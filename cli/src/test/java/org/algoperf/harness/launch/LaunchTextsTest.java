package org.algoperf.harness.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.algoperf.harness.Formats;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.fake.FakeConfigs;
import org.algoperf.harness.fake.FakeRuns;
import org.algoperf.harness.fake.Fakes;
import org.algoperf.harness.fake.Quadratic;
import org.algoperf.harness.launch.Task.Packing;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.Planner;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.plan.TrialIndices;
import org.algoperf.scoring.log.TrialMetadata.DataInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What launchers compute and print. */
final class LaunchTextsTest {

  private static final Path LAUNCHERS =
      Path.of(System.getProperty("algoperf.home"), "configs", "launchers");
  private static final List<Task> TASKS = List.of(task("0-2"), task("3,5"));

  @TempDir private Path directory;

  private static Task task(String indices) {
    return new Task(TrialIndices.parse(indices), 60);
  }

  /** Four trials with budgets of a minute. */
  private RunPlan plan() {
    RunPlan plan =
        new Planner(
                FakeRuns.config(directory, 1, "descent"),
                new Fakes().get(),
                FakeConfigs.write(directory.resolve("configs")))
            .plan(name -> new DataInfo("quadratic", "generated", Quadratic.SHA256));
    return plan.withWorkloads(
        List.of(plan.workload("quadratic").calibrated(60 / (1e6 * 4 / 3 * 40), 1)));
  }

  private static String packed(Packing packing, RunPlan plan, List<PlannedTrial> trials) {
    return String.join(
        " ", packing.pack(plan, trials).stream().map(t -> t.indices().toString()).toList());
  }

  @Test
  void shortTrialsArePacked() {
    RunPlan plan = plan();
    List<PlannedTrial> open = new ArrayList<>(plan.trials());
    assertEquals("0-1 2-3", packed(new Packing(2.5, 9), plan, open));
    assertEquals("0 1 2 3", packed(new Packing(0.1, 9), plan, open));
    assertEquals("0-3", packed(new Packing(0.1, 1), plan, open));
    open.remove(1);
    assertEquals("0,2-3", packed(new Packing(30, 9), plan, open));
    assertEquals("", packed(new Packing(30, 9), plan, List.of()));
    HarnessException e = assertThrows(HarnessException.class, () -> new Packing(0, 9));
    assertEquals("task_minutes and max_tasks must be positive, found 0.0 and 9", e.getMessage());
  }

  @Test
  void timesAreReadAsSlurmWritesThem() {
    // The forms that the manual of sbatch lists for --time, and those of sinfo.
    assertEquals(OptionalDouble.of(5400), SlurmTime.parse("90"));
    assertEquals(OptionalDouble.of(90), SlurmTime.parse("1:30"));
    assertEquals(OptionalDouble.of(5400), SlurmTime.parse("1:30:00"));
    assertEquals(OptionalDouble.of(2 * 86400), SlurmTime.parse("2-0"));
    assertEquals(OptionalDouble.of(86400 + 5400), SlurmTime.parse("1-1:30"));
    assertEquals(OptionalDouble.of(86400 + 3661), SlurmTime.parse("1-01:01:01"));
    assertEquals(OptionalDouble.empty(), SlurmTime.parse("infinite"));
    HarnessException e = assertThrows(HarnessException.class, () -> SlurmTime.parse("2h"));
    assertEquals("expected a time such as 90, 1:30:00 or 2-12:00:00, found '2h'", e.getMessage());
    assertEquals("2", SlurmTime.minutes(61));
  }

  @Test
  void aCommandForEachJob() {
    JobsConfig config = ConfigFiles.read(LAUNCHERS.resolve("jobs.yaml"), JobsConfig.class);
    List<String> lines = JobList.lines(config, TASKS, Path.of("/data/my run"));
    assertEquals(2, lines.size());
    assertTrue(
        lines
            .get(1)
            .matches(
                "ALGOPERF_EXCLUSIVITY=unknown \\S+/algoperf trial --plan '/data/my run/plan.json'"
                    + " --index 3,5 --out '/data/my run'"),
        lines.get(1));
    assertThrows(HarnessException.class, () -> new JobsConfig(1, 1, "mine"));
  }

  @Test
  void anIndexedJobWithAPodForEachTask() throws Exception {
    K8sConfig config = ConfigFiles.read(LAUNCHERS.resolve("k8s.yaml"), K8sConfig.class);
    JsonNode job = Formats.yaml().readTree(IndexedJob.yaml(config, TASKS));
    assertEquals("batch/v1", job.path("apiVersion").asText());
    assertEquals("Job", job.path("kind").asText());
    assertEquals("algoperf", job.at("/metadata/name").asText());
    assertEquals("Indexed", job.at("/spec/completionMode").asText());
    assertEquals(2, job.at("/spec/completions").asInt());
    assertEquals(2, job.at("/spec/parallelism").asInt());
    JsonNode pod = job.at("/spec/template/spec");
    assertEquals("Never", pod.path("restartPolicy").asText());
    JsonNode container = pod.at("/containers/0");
    assertEquals(
        "set -- 0-2 3,5; shift \"$JOB_COMPLETION_INDEX\"; exec /opt/algoperf/algoperf trial --plan"
            + " /results/run/plan.json --index \"$1\" --out /results/run",
        container.at("/command/2").asText());
    assertEquals("unknown", container.at("/env/0/value").asText());
    assertEquals(container.at("/resources/requests"), container.at("/resources/limits"));
    assertEquals("1", container.at("/resources/limits/cpu").asText());
    assertEquals("/results", container.at("/volumeMounts/0/mountPath").asText());
    assertEquals("algoperf-results", pod.at("/volumes/0/persistentVolumeClaim/claimName").asText());
  }

  @Test
  void theDocumentedSlurmFileIsTheDefault() {
    SlurmConfig config = ConfigFiles.read(LAUNCHERS.resolve("slurm.yaml"), SlurmConfig.class);
    assertEquals("exclusive", config.exclusivity());
    assertEquals(List.of("--mem=3G"), config.options());
    HarnessException e =
        assertThrows(
            HarnessException.class,
            () ->
                new SlurmConfig(
                    config.partition(),
                    config.account(),
                    config.time(),
                    "mine",
                    config.throttle(),
                    config.options(),
                    1,
                    1,
                    1));
    assertEquals("cores: expected core, node or shared, found 'mine'", e.getMessage());
  }
}
