package org.algoperf.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.fake.FakeConfigs;
import org.algoperf.harness.fake.FakeRuns;
import org.algoperf.harness.fake.Fakes;
import org.algoperf.scoring.log.EvaluationTable;
import org.algoperf.scoring.log.TrialKey;
import org.algoperf.scoring.log.TrialLog;
import org.algoperf.scoring.log.TrialReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that is killed again and again, and continued each time, ends as one that is left alone.
 *
 * <p>{@code -Dalgoperf.test.kills=20} kills more often than the few times of every build.
 */
@Timeout(300)
final class KillTest {

  private static final int KILLS = Integer.getInteger("algoperf.test.kills", 5);
  private static final int MOST_EVENTS = 24;
  private static final int TRIALS = 16;

  @TempDir Path directory;

  /** 4 studies of 3 points of one submission, and of 1 of another. */
  static RunConfig config(Path out, int workers) {
    return FakeRuns.sized(FakeRuns.config(out, workers, "descent", "finishing"), 4, 3);
  }

  @Test
  void endsAsOneThatIsLeftAlone() throws Exception {
    ConfigFiles files = FakeConfigs.write(directory.resolve("configs"));
    Path alone = directory.resolve("alone");
    Recorder recorder = new Recorder();
    new Run(config(alone, 0), CatalogSource.of(Fakes.class), files, recorder).execute();

    Path killed = directory.resolve("killed");
    SplittableRandom random = new SplittableRandom(20261122);
    int kills = 0;
    while (kills < KILLS && killAfter(killed, random.nextInt(MOST_EVENTS))) {
      kills++;
      requireNothingHalf(killed);
    }
    assertTrue(kills >= Math.min(KILLS, 4), "the run ended after " + kills + " kills");
    List<String> last = events(start(killed));
    assertEquals("ended with 0", last.get(last.size() - 1));
    assertEquals(trajectories(alone), trajectories(killed));
    assertEquals(TRIALS, recorder.results.size());
  }

  /** Whether the run was still at work when it was killed. */
  private boolean killAfter(Path out, int events) throws Exception {
    Process process = start(out);
    try (BufferedReader lines = process.inputReader()) {
      String line = "";
      for (int i = 0; i < events && line != null; i++) {
        line = lines.readLine();
        if (line != null && line.startsWith("ended")) {
          return false;
        }
      }
    }
    process.destroyForcibly();
    return process.waitFor() != 0;
  }

  private static List<String> events(Process process) throws IOException {
    try (BufferedReader lines = process.inputReader()) {
      return lines.lines().toList();
    }
  }

  private Process start(Path out) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dai.djl.offline=true"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(KilledRun.class.getName(), directory.resolve("configs").toString()));
    command.addAll(List.of(out.toString(), "1"));
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.appendTo(directory.resolve("err.txt").toFile()))
        .start();
  }

  /** What has its final name is whole. */
  private static void requireNothingHalf(Path out) throws IOException {
    if (!Files.exists(out)) {
      return;
    }
    try (Stream<Path> files = Files.walk(out)) {
      for (Path result : files.filter(f -> f.endsWith("result.json")).toList()) {
        assertTrue(read(out, out.relativize(result.getParent())).result().isPresent());
      }
    }
  }

  private static TrialLog read(Path out, Path trial) throws IOException {
    TrialKey key =
        new TrialKey(
            trial.getName(0).toString(),
            Integer.parseInt(trial.getName(1).toString().replace("study_", "")),
            trial.getName(2).toString(),
            Integer.parseInt(trial.getName(3).toString().replace("trial_", "")));
    return TrialReader.read(key, out.resolve(trial));
  }

  /** Of every trial the steps and losses of its evaluations, and the bits at its end. */
  private static Map<String, String> trajectories(Path out) throws IOException {
    Map<String, String> trajectories = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(f -> f.endsWith("meta_data_0.json")).toList()) {
        Path trial = out.relativize(file.getParent());
        TrialLog log = read(out, trial);
        EvaluationTable table = log.evaluations();
        trajectories.put(
            trial.toString(),
            Arrays.toString(table.column("global_step"))
                + Arrays.toString(table.column("validation/loss"))
                + log.result().orElseThrow().parametersSha256().orElseThrow());
      }
    }
    assertEquals(TRIALS, trajectories.size());
    return trajectories;
  }
}
