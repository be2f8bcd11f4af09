package org.algoperf.harness.trial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import org.algoperf.harness.config.CheckpointInterval;
import org.algoperf.harness.config.StopRule;
import org.algoperf.scoring.log.EvaluationTable;
import org.algoperf.scoring.log.TrialFiles;
import org.algoperf.scoring.log.TrialMetadata;
import org.algoperf.scoring.log.TrialMetadata.SoftwareInfo;
import org.algoperf.scoring.log.TrialResult;
import org.algoperf.scoring.log.TrialResult.Outcome;
import org.algoperf.submissions.api.Snapshot;
import org.algoperf.workloads.spec.Split;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials that are stopped after a checkpoint, on a fake clock. */
final class CheckpointTest {

  private static final Map<String, Object> SLOW = Map.of("rate", 0.01);
  private static final String DIRECTORY = "descent/study_0/quadratic/trial_1";
  private static final List<String> ACCUMULATED =
      List.of(
          TrialFiles.GLOBAL_STEP,
          TrialFiles.SUBMISSION_TIME,
          TrialFiles.CPU_TIME,
          TrialFiles.ROBUST_TIME,
          TrialFiles.EVAL_TIME,
          TrialFiles.LOGGING_TIME,
          TrialFiles.TOTAL_DURATION,
          TrialFiles.EXAMPLES,
          TrialFiles.GRADIENT_EVALUATIONS,
          "validation/loss");

  @TempDir Path whole;
  @TempDir Path stopped;
  private TrialFixture uninterrupted;
  private TrialFixture resumed;

  @BeforeEach
  void fixtures() {
    uninterrupted = new TrialFixture(whole);
    uninterrupted.checkpointEvery = Optional.of(CheckpointInterval.parse("10steps"));
    resumed = new TrialFixture(stopped);
    resumed.clock.advance(1e6);
  }

  private static Path checkpoint(Path tree) {
    return tree.resolve(DIRECTORY).resolve(TrialFiles.CHECKPOINT);
  }

  /** Runs to the end, and saves what a kill at an evaluation would have left of checkpoints. */
  private TrialResult runAndKeepCheckpointAt(long step) {
    uninterrupted.observer =
        row -> {
          if (row.globalStep() == step) {
            copyCheckpoint();
          }
        };
    return uninterrupted.run("descent", SLOW);
  }

  private void copyCheckpoint() {
    try {
      Files.createDirectories(checkpoint(stopped).getParent());
      Files.copy(checkpoint(whole), checkpoint(stopped));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In all that does not depend on the machine's other work. */
  private static void assertSame(TrialResult expected, TrialResult found) {
    assertEquals(withoutContention(expected), withoutContention(found));
  }

  private static TrialResult withoutContention(TrialResult r) {
    return new TrialResult(
        r.schemaVersion(),
        r.outcome(),
        r.reason(),
        r.globalStep(),
        r.submissionTime(),
        r.cpuTime(),
        r.evalTime(),
        r.totalDuration(),
        r.parametersSha256(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void timesAndCountsContinueAndLostTimeIsNotCounted() throws Exception {
    TrialResult all = runAndKeepCheckpointAt(15);
    TrialResult rest = resumed.run("descent", SLOW);
    assertSame(all, rest);
    assertEquals(20, rest.globalStep());
    EvaluationTable expected = uninterrupted.evaluations("descent");
    EvaluationTable found = resumed.evaluations("descent");
    for (String column : ACCUMULATED) {
      assertArrayEquals(expected.column(column), found.column(column), 0, column);
    }
    assertArrayEquals(new double[] {0, 0, 1, 1}, found.column(TrialFiles.PREEMPTION_COUNT));
    assertEquals(List.of(DIRECTORY + " goes on after step 10"), resumed.notes);
    assertEquals(
        Files.readString(whole.resolve(DIRECTORY).resolve(TrialFiles.MEASUREMENTS)),
        Files.readString(stopped.resolve(DIRECTORY).resolve(TrialFiles.MEASUREMENTS)));
  }

  @Test
  void everyStartIsDescribedAndTheCheckpointIsGoneInTheEnd() throws Exception {
    runAndKeepCheckpointAt(15);
    resumed.run("descent", SLOW);
    assertFalse(Files.exists(checkpoint(whole)));
    assertFalse(Files.exists(checkpoint(stopped)));
    Path directory = stopped.resolve(DIRECTORY);
    assertEquals(
        Files.readString(whole.resolve(DIRECTORY).resolve("meta_data_0.json")),
        Files.readString(directory.resolve("meta_data_0.json")));
    String sums = Files.readString(directory.resolve(TrialFiles.CHECKSUMS));
    assertTrue(sums.contains("  meta_data_0.json\n"), sums);
    assertTrue(sums.contains("  meta_data_1.json\n"), sums);
    assertFalse(Files.exists(whole.resolve(DIRECTORY).resolve("meta_data_1.json")));
  }

  @Test
  void aTrialCanBeStoppedAgain() throws Exception {
    uninterrupted.script = (split, gradients, loss) -> gradients < 40 ? 100 : 0;
    uninterrupted.budgetSec = 100;
    TrialResult all = runAndKeepCheckpointAt(15);
    resumed.script = uninterrupted.script;
    resumed.budgetSec = 100;
    resumed.checkpointEvery = Optional.of(CheckpointInterval.parse("5steps"));
    AtomicReference<byte[]> second = new AtomicReference<>();
    resumed.observer =
        row -> {
          if (row.globalStep() == 30) {
            second.set(bytes(checkpoint(stopped)));
          }
        };
    resumed.run("descent", SLOW);
    leaveOnly(second.get());
    resumed.observer = row -> {};
    assertSame(all, resumed.run("descent", SLOW));
    assertArrayEquals(
        new double[] {0, 0, 1, 1, 1, 2, 2, 2},
        resumed.evaluations("descent").column(TrialFiles.PREEMPTION_COUNT));
    assertTrue(Files.exists(stopped.resolve(DIRECTORY).resolve("meta_data_2.json")));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void leaveOnly(byte[] saved) throws IOException {
    try (var files = Files.list(stopped.resolve(DIRECTORY))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.write(checkpoint(stopped), saved);
  }

  @Test
  void remembersATargetThatWasReachedBefore() {
    TrialFixture.Script once =
        (split, gradients, loss) ->
            split == Split.VALIDATION && gradients > 5 ? 99 : 90 - gradients;
    for (TrialFixture fixture : List.of(uninterrupted, resumed)) {
      fixture.stopRule = StopRule.BOTH;
      fixture.script = once;
      fixture.validationTarget = OptionalDouble.of(86);
      fixture.testTarget = OptionalDouble.of(71);
    }
    TrialResult all = runAndKeepCheckpointAt(15);
    assertEquals(Outcome.TARGET_REACHED, all.outcome());
    assertSame(all, resumed.run("descent", SLOW));
  }

  @Test
  void theBudgetIsThatOfTheWholeTrial() {
    uninterrupted.budgetSec = 16.5;
    resumed.budgetSec = 16.5;
    TrialResult all = runAndKeepCheckpointAt(15);
    assertEquals(Outcome.BUDGET_EXHAUSTED, all.outcome());
    assertEquals(17, all.globalStep());
    assertSame(all, resumed.run("descent", SLOW));
  }

  @Test
  void isTakenAtTheFirstEvaluationAfterTheInterval() throws Exception {
    uninterrupted.checkpointEvery = Optional.of(CheckpointInterval.parse("7s"));
    List<Long> saved = new ArrayList<>();
    uninterrupted.observer =
        row -> {
          if (Files.exists(checkpoint(whole))) {
            saved.add(stepOf(checkpoint(whole)));
          }
        };
    uninterrupted.script = (split, gradients, loss) -> gradients < 30 ? 100 : 0;
    uninterrupted.run("descent", SLOW);
    // Five steps and an evaluation take 5.25 s.
    assertEquals(List.of(10L, 10L, 20L, 20L), saved);
  }

  private static long stepOf(Path file) {
    try {
      return CheckpointFile.read(file).progress().step();
    } catch (IOException | CheckpointException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void noneIsTakenUnlessAskedFor() {
    uninterrupted.checkpointEvery = Optional.empty();
    uninterrupted.observer = row -> assertFalse(Files.exists(checkpoint(whole)));
    assertEquals(20, uninterrupted.run("descent", SLOW).globalStep());
  }

  @Test
  void aDamagedOneCostsNoMoreThanTheStepsBeforeIt() throws Exception {
    TrialResult all = runAndKeepCheckpointAt(15);
    byte[] bytes = Files.readAllBytes(checkpoint(stopped));
    bytes[bytes.length - 1] ^= 1;
    Files.write(checkpoint(stopped), bytes);
    assertStartsAnew(
        all,
        "it is damaged: the %d bytes after its first line are not those that were written"
            .formatted(
                bytes.length - new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\n') - 1));
  }

  @Test
  void oneOfAnotherPlanIsNotUsed() throws Exception {
    runAndKeepCheckpointAt(15);
    resumed.budgetSec = 39;
    TrialResult fresh = resumed.run("descent", SLOW);
    assertEquals(20, fresh.globalStep());
    assertEquals(1, resumed.notes.size());
    assertTrue(
        resumed
            .notes
            .get(0)
            .matches(
                "the checkpoint of "
                    + DIRECTORY
                    + " cannot be used: its plan was [0-9a-f]{64}, is [0-9a-f]{64}; the trial starts"
                    + " anew"),
        resumed.notes.get(0));
  }

  @Test
  void oneOfOtherSoftwareIsNotUsed() throws Exception {
    TrialResult all = runAndKeepCheckpointAt(15);
    Checkpoint of = CheckpointFile.read(checkpoint(stopped));
    TrialMetadata m = of.sessions().get(0);
    SoftwareInfo s = m.software();
    SoftwareInfo older =
        new SoftwareInfo(
            s.algoperf(), s.commit(), s.java(), s.djl(), "1.13", s.blas(), s.torchThreads());
    TrialMetadata then =
        new TrialMetadata(
            m.schemaVersion(),
            m.key(),
            m.workload(),
            m.data(),
            m.protocol(),
            m.submission(),
            m.seed(),
            m.machine(),
            older);
    CheckpointFile.write(
        checkpoint(stopped),
        new Checkpoint(of.plan(), List.of(then), of.progress(), of.tables(), of.memory()));
    assertStartsAnew(all, "its libtorch was \"1.13\", is \"%s\"".formatted(s.libtorch()));
  }

  @Test
  void oneOfOtherStateIsNotUsed() throws Exception {
    TrialResult all = runAndKeepCheckpointAt(15);
    Checkpoint of = CheckpointFile.read(checkpoint(stopped));
    Snapshot more = new Snapshot(of.memory().arrays(), Map.of("hidden", 1.0));
    CheckpointFile.write(
        checkpoint(stopped),
        new Checkpoint(of.plan(), of.sessions(), of.progress(), of.tables(), more));
    assertStartsAnew(
        all, "the submission asks for other state: state.hidden was a number, is absent");
  }

  private void assertStartsAnew(TrialResult expected, String reason) throws Exception {
    TrialResult found = resumed.run("descent", SLOW);
    assertEquals(
        List.of(
            "the checkpoint of %s cannot be used: %s; the trial starts anew"
                .formatted(DIRECTORY, reason)),
        resumed.notes);
    assertEquals(expected.parametersSha256(), found.parametersSha256());
    assertArrayEquals(
        new double[] {0, 0, 0, 0},
        resumed.evaluations("descent").column(TrialFiles.PREEMPTION_COUNT));
  }
}
