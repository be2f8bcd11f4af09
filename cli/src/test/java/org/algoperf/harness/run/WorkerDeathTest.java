package org.algoperf.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.algoperf.harness.config.CheckpointInterval;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.fake.FakeConfigs;
import org.algoperf.harness.fake.FakeRuns;
import org.algoperf.harness.fake.Fakes;
import org.algoperf.scoring.log.TrialKey;
import org.algoperf.scoring.log.TrialLog;
import org.algoperf.scoring.log.TrialReader;
import org.algoperf.scoring.log.TrialResult.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker dies alone, in a run that saves its trials. */
@Timeout(120)
final class WorkerDeathTest {

  @TempDir Path directory;

  private final Recorder recorder = new Recorder();

  private TrialLog run(String submission) throws Exception {
    ConfigFiles files = FakeConfigs.write(directory.resolve("configs"));
    RunConfig config =
        FakeRuns.withCheckpoints(
            FakeRuns.sized(FakeRuns.config(directory.resolve("out"), 1, submission), 1, 1),
            CheckpointInterval.parse("1steps"));
    new Run(config, CatalogSource.of(Fakes.class), files, recorder).execute();
    TrialKey key = new TrialKey(submission, 0, "quadratic", 1);
    return TrialReader.read(key, directory.resolve("out").resolve(key.path()));
  }

  @Test
  void theTrialGoesOnFromItsCheckpoint() throws Exception {
    TrialLog log = run("unlucky");
    assertEquals(Outcome.TARGET_REACHED, log.result().orElseThrow().outcome());
    double[] preemptions = log.evaluations().column("preemption_count");
    assertEquals(0, preemptions[0], Arrays.toString(preemptions));
    assertEquals(1, preemptions[preemptions.length - 1], Arrays.toString(preemptions));
    assertTrue(
        recorder.messages.contains("unlucky/study_0/quadratic/trial_1 goes on after step 10"),
        recorder.messages.toString());
    List<String> told = recorder.calls.stream().filter(call -> call.contains("study_0")).toList();
    assertEquals(
        List.of(
            "started unlucky/study_0/quadratic/trial_1",
            "finished unlucky/study_0/quadratic/trial_1"),
        told);
  }

  @Test
  void aSecondDeathIsTheTrials() throws Exception {
    TrialLog log = run("doomed");
    assertEquals(Outcome.FAILED, log.result().orElseThrow().outcome());
    long replaced = recorder.calls.stream().filter(call -> call.startsWith("replaced: ")).count();
    assertEquals(2L * recorder.results.size(), replaced, recorder.calls.toString());
  }
}
