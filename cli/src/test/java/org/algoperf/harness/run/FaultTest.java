package org.algoperf.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.fake.FakeConfigs;
import org.algoperf.harness.fake.FakeRuns;
import org.algoperf.harness.fake.Fakes;
import org.algoperf.harness.run.RunSummary.Failure;
import org.algoperf.harness.worker.Limits;
import org.algoperf.scoring.log.TrialKey;
import org.algoperf.scoring.log.TrialReader;
import org.algoperf.scoring.log.TrialResult;
import org.algoperf.scoring.log.TrialResult.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way to misbehave costs its own trial, and no other trial a bit. */
final class FaultTest {

  private static final List<String> WELL = List.of("descent", "flooding", "printing", "scribbling");

  /** What the log says of each offender. */
  private static final Map<String, String> REASONS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("aborting", "the worker process ended with exit code 134 \\(SIGABRT.*"),
              Map.entry("closing", "step 3: java.lang.IllegalStateException: .*"),
              Map.entry("gushing", "killed: wrote more than 8 MiB to worker-[01]\\.log"),
              Map.entry("hoarding", "start: java.lang.OutOfMemoryError: .*"),
              Map.entry("killing", "the worker process ended with exit code 137 \\(SIGKILL.*"),
              Map.entry("leaking", "killed: used more than 1200 MiB of memory, the limit of .*"),
              Map.entry("lingering", "step 5: the thread 'moonlighter' runs on after .*"),
              Map.entry("meddling", "step 5: the submission changed the system property 'user.h.*"),
              Map.entry("overflowing", "step 3: java.lang.StackOverflowError at .*"),
              Map.entry("quitting", "the worker process ended with exit code 0; see .*[01]\\.log"),
              Map.entry("spawning", "step 5: the process \\d+ \\(.*sleep\\) runs on after .*"),
              Map.entry("stalling", "killed: the trial hung, with no sign of life for \\d+ s"),
              Map.entry("throwing", "step 3: java.lang.IllegalStateException: out of ideas.*")));

  @TempDir Path directory;

  private final Recorder recorder = new Recorder();

  private RunSummary run(String name, int workers, List<String> submissions) {
    ConfigFiles files = FakeConfigs.write(directory.resolve("configs"));
    return new Run(
            FakeRuns.under(
                FakeRuns.config(
                    directory.resolve(name), workers, submissions.toArray(String[]::new)),
                "hurried",
                false),
            CatalogSource.of(Fakes.class),
            files,
            recorder)
        .within(new Limits(Duration.ofSeconds(8), 1200, 8))
        .execute();
  }

  private Map<String, String> bits() {
    return recorder.results.entrySet().stream()
        .filter(e -> WELL.contains(e.getKey().replaceAll("/.*", "")))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, e -> e.getValue().parametersSha256().orElseThrow()));
  }

  @Test
  void offendersCostOnlyTheirOwnTrials() throws Exception {
    assertEquals(0, run("alone", 1, WELL).exitCode());
    Map<String, String> alone = bits();
    assertEquals(WELL.size() + 1, alone.size());

    recorder.results.clear();
    List<String> all = new ArrayList<>(WELL);
    all.addAll(REASONS.keySet());
    RunSummary summary = run("among", 2, all);
    assertEquals(alone, bits());
    assertEquals(1, summary.exitCode());
    assertEquals(
        Map.of(Outcome.TARGET_REACHED, 5, Outcome.FAILED, REASONS.size()), summary.outcomes());
    requireReasons(summary.failures());
    requireNotes();
    requireLogs(directory.resolve("among"));
  }

  private static void requireReasons(List<Failure> failures) {
    Map<String, String> reasons =
        failures.stream().collect(Collectors.toMap(f -> f.trial().submission(), Failure::reason));
    assertEquals(REASONS.keySet(), new TreeMap<>(reasons).keySet());
    REASONS.forEach(
        (name, expected) ->
            assertTrue(reasons.get(name).matches(expected), name + ": " + reasons.get(name)));
  }

  private void requireNotes() {
    assertTrue(
        recorder.messages.contains(
            "flooding/study_0/quadratic/trial_1 printed 1024 MiB, of which the worker's log has the"
                + " beginning"),
        recorder.messages.toString());
    long replaced = recorder.calls.stream().filter(c -> c.startsWith("replaced: ")).count();
    // An exception alone does not wear a worker out.
    assertEquals(REASONS.size() - 2, replaced, recorder.calls.toString());
  }

  /** All trials can be read and have the recorded results, and no log has grown out of hand. */
  private void requireLogs(Path out) throws Exception {
    for (Map.Entry<String, TrialResult> trial : recorder.results.entrySet()) {
      String[] path = trial.getKey().split("/", -1);
      TrialKey key =
          new TrialKey(path[0], 0, path[2], Integer.parseInt(path[3].replace("trial_", "")));
      assertEquals(
          trial.getValue(), TrialReader.read(key, out.resolve(key.path())).result().orElseThrow());
    }
    try (Stream<Path> files = Files.list(out)) {
      for (Path log : files.filter(f -> f.toString().endsWith(".log")).toList()) {
        assertTrue(Files.size(log) < 24 << 20, log + " has " + Files.size(log) + " bytes");
      }
    }
  }
}
