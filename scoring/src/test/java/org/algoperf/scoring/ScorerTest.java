package org.algoperf.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.algoperf.scoring.SyntheticLogs.Variant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From our own logs to a leaderboard. */
class ScorerTest {

  private static final List<String> NAMES = List.of("adamw", "muon", "sgd");

  @TempDir Path tree;
  private ScoreRequest request;

  @BeforeEach
  void request() {
    request = ScoreRequest.of(List.of(tree)).withBootstrap(100, 1);
  }

  private void write(Variant variant) throws IOException {
    SyntheticLogs.write(tree, NAMES, variant);
  }

  @Test
  void theFasterTheHigher() throws IOException {
    write(Variant.PLAIN);
    Leaderboard board = Scorer.score(request.withReference("adamw"));
    assertEquals(List.of("sgd", "muon", "adamw"), board.submissions());
    assertEquals(1.0, board.scores().get(0).score());
    assertEquals(List.of(1, 2, 3), board.scores().stream().map(ScoreRow::rank).toList());
    assertEquals(List.of("digits", "text"), board.base());
    assertEquals(2, board.verdicts().size());
    assertEquals(2, board.leftOut().size());
    assertEquals(6, board.curves().size());
    assertEquals(1.0, board.speedups().get(2).geometricMean(), 1e-15);
    assertTrue(board.speedups().get(0).geometricMean() < 0.7);
    assertEquals(
        List.of(
            "contended: 12 of 36 trials took over 1.1 times as long as they computed; score"
                + " --clock cpu leaves the waiting out, but a trial whose budget ran out has had"
                + " fewer steps, on any clock",
            "with 3 studies the intervals are too narrow"),
        board.notices());
  }

  @Test
  void theFirstTrialOfEachStudyIsTheFasterOneAndItsPointIsShown() throws IOException {
    write(Variant.PLAIN);
    Winner winner = Scorer.score(request).winners().get(0);
    assertEquals("{1=3}", winner.wins().toString());
    assertEquals("{learning_rate=0.01}", winner.hyperparameters().toString());
  }

  @Test
  void aHitAfterTheBudgetIsAMissUnderTheExactRuleOnly() throws IOException {
    write(new Variant("00ff", "plain", 1, false, 5));
    ScoreRow exact = row(Scorer.score(request), "adamw");
    assertEquals(0.0, exact.score());
    assertEquals(0, exact.workloadsHit());
    ScoreRow official = row(Scorer.score(request.withRule(Rule.MLCOMMONS)), "adamw");
    assertTrue(official.score() > 0.3);
    assertEquals(exact.otherScore(), official.score());
  }

  @Test
  void aTrialThatFailedAfterItsHitIsAMissUnderTheExactRuleOnly() throws IOException {
    write(Variant.PLAIN);
    for (int trial = 1; trial <= 2; trial++) {
      for (int study = 0; study < 3; study++) {
        fail(tree.resolve("sgd/study_%d/digits/trial_%d".formatted(study, trial)));
      }
    }
    Leaderboard exact = Scorer.score(request);
    assertEquals(Double.POSITIVE_INFINITY, exact.times().get("sgd", "digits"));
    assertTrue(
        exact
            .notices()
            .contains(
                "6 trials failed, and missed whatever the rows before say; the first:"
                    + " sgd/study_0/digits/trial_1"),
        exact.notices().toString());
    Leaderboard official = Scorer.score(request.withRule(Rule.MLCOMMONS));
    assertTrue(Double.isFinite(official.times().get("sgd", "digits")));
  }

  private static void fail(Path trial) throws IOException {
    Path result = trial.resolve("result.json");
    Files.delete(trial.resolve("SHA256SUMS"));
    Files.writeString(
        result,
        Files.readString(result)
            .replace("\"budget_exhausted\"", "\"failed\"")
            .replace("\"BUDGET_EXHAUSTED\"", "\"FAILED\""));
  }

  @Test
  void whereBothMissedThereIsNoSpeedup() throws IOException {
    write(Variant.PLAIN);
    for (String submission : List.of("sgd", "adamw")) {
      for (int study = 0; study < 3; study++) {
        for (int trial = 1; trial <= 2; trial++) {
          fail(tree.resolve("%s/study_%d/digits/trial_%d".formatted(submission, study, trial)));
        }
      }
    }
    Leaderboard board = Scorer.score(request.withReference("adamw"));
    for (Speedup speedup : board.speedups()) {
      boolean missed = !speedup.submission().equals("muon");
      assertEquals(missed, Double.isNaN(speedup.ratios().get(0)), speedup.toString());
      // The official tool's mean counts the workload as 1.
      assertEquals(2, speedup.workloads());
    }
  }

  @Test
  void aWorkloadThatNobodyRanIsNamed() throws IOException {
    write(Variant.PLAIN);
    Path file = tree.resolve("targets.json");
    String target =
        """
        {"target_metric_name": "%s", "validation_target_value": %s, "step_hint": 10}""";
    Files.writeString(
        file,
        """
        {"base_workloads": ["digits", "text", "speech"], "held_out_workloads": [], "workloads":
         {"digits": %s, "text": %s, "speech": %s}}
        """
            .formatted(
                target.formatted("loss", "0.2"),
                target.formatted("accuracy", "0.8"),
                target.formatted("loss", "0.1")));
    Leaderboard board = Scorer.score(request.withTargets(file));
    assertEquals(List.of("digits", "text"), board.base());
    assertTrue(
        board.notices().contains("nobody ran speech: left out of the score"),
        board.notices().toString());
  }

  private static ScoreRow row(Leaderboard board, String submission) {
    return board.scores().stream()
        .filter(r -> r.submission().equals(submission))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyClockHasItsColumn() throws IOException {
    write(Variant.PLAIN);
    for (Clock clock : Clock.values()) {
      assertEquals("sgd", Scorer.score(request.withClock(clock)).submissions().get(0));
    }
    double wall = Scorer.score(request).times().get("sgd", "digits");
    double cpu = Scorer.score(request.withClock(Clock.CPU)).times().get("sgd", "digits");
    assertEquals(0.9 * wall, cpu, 1e-12);
    double robust = Scorer.score(request.withClock(Clock.ROBUST)).times().get("sgd", "digits");
    assertEquals(0.95 * wall, robust, 1e-12);
  }

  @Test
  void saysHowWellTheTimesWereMeasured() throws IOException {
    write(Variant.PLAIN);
    Measuring sgd = Scorer.score(request).measuring().get(0);
    assertEquals("sgd", sgd.submission());
    assertEquals(0.95, sgd.robustOverWall(), 1e-12);
    assertEquals(0.9, sgd.cpuOverWall(), 1e-12);
    // Of 2 workloads, 3 studies and 2 trials, the second study was contended.
    assertEquals(12, sgd.trials());
    assertEquals(4, sgd.contended());
  }

  @Test
  void trialsWithoutTargetAreNotScored() throws IOException {
    write(Variant.PLAIN);
    Path trial = tree.resolve("sgd/study_0/digits/trial_1");
    Path metadata = trial.resolve("meta_data_0.json");
    Files.delete(trial.resolve("SHA256SUMS"));
    Files.writeString(
        metadata,
        Files.readString(metadata)
            .replaceFirst("\"validation_target\" : [0-9.]+", "\"validation_target\" : \"NaN\""));
    var e = assertThrows(ScoringException.class, () -> Scorer.score(request));
    assertEquals(
        trial
            + " has no target, because it was run to a number of steps: there is no time to score;"
            + " give a target with --targets",
        e.getMessage());
  }

  @Test
  void aStudyWithoutLogsIsAMiss() throws IOException {
    write(Variant.PLAIN);
    for (int study = 0; study < 2; study++) {
      for (int trial = 1; trial <= 2; trial++) {
        delete(tree.resolve("sgd/study_%d/digits/trial_%d".formatted(study, trial)));
      }
    }
    Leaderboard exact = Scorer.score(request);
    assertEquals(Double.POSITIVE_INFINITY, exact.times().get("sgd", "digits"));
    assertTrue(
        exact
            .notices()
            .contains("sgd on digits: 1 of 3 studies have logs; the others are counted as misses"));
    assertTrue(
        Double.isFinite(
            Scorer.score(request.withRule(Rule.MLCOMMONS)).times().get("sgd", "digits")));
    var e =
        assertThrows(ScoringException.class, () -> Scorer.score(request.withChecks(true, false)));
    assertTrue(e.getMessage().startsWith("the logs have 1 gap; the first: sgd on digits"));
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  @Test
  void aDamagedTrialIsLeftOutOrFatal() throws IOException {
    write(Variant.PLAIN);
    Path file = tree.resolve("muon/study_0/text/trial_1/eval_measurements.csv");
    Files.writeString(file, Files.readString(file) + "1,2\n");
    Leaderboard board = Scorer.score(request);
    assertEquals(1, board.damages().size());
    assertTrue(board.notices().get(0).startsWith("1 damaged trial left out; the first: " + file));
    var e =
        assertThrows(ScoringException.class, () -> Scorer.score(request.withChecks(true, false)));
    assertTrue(e.getMessage().startsWith("1 damaged trial; the first: " + file), e.getMessage());
  }

  @Test
  void smokeRunsSaySo() throws IOException {
    write(new Variant("00ff", "plain", 1, true, 1000));
    Leaderboard board = Scorer.score(request);
    assertTrue(board.provenance().quick());
    assertTrue(board.notices().get(0).startsWith("smoke run"));
  }

  @Test
  void whatDoesNotCompareIsNotMixed(@TempDir Path other) throws IOException {
    write(Variant.PLAIN);
    SyntheticLogs.write(other, List.of("x"), new Variant("beef", "plain", 1, false, 1000));
    refuses(other, "differ in the data of digits and do not compare");
  }

  @Test
  void blasPathsAreNotMixed(@TempDir Path other) throws IOException {
    write(Variant.PLAIN);
    SyntheticLogs.write(other, List.of("x"), new Variant("00ff", "amd-fast", 1, false, 1000));
    refuses(other, "differ in the BLAS path and do not compare");
  }

  @Test
  void rulesAreNotMixed(@TempDir Path other) throws IOException {
    write(Variant.PLAIN);
    SyntheticLogs.write(other, List.of("x"), new Variant("00ff", "plain", 2, false, 1000));
    refuses(other, "differ in the rules and do not compare");
  }

  private void refuses(Path other, String message) {
    ScoreRequest both = ScoreRequest.of(List.of(tree, other)).withBootstrap(0, 0);
    var e = assertThrows(ScoringException.class, () -> Scorer.score(both));
    assertTrue(e.getMessage().contains(message), e.getMessage());
    assertTrue(e.getMessage().endsWith("pass --mix to do it all the same"), e.getMessage());
    assertEquals(4, Scorer.score(both.withChecks(false, true)).scores().size());
  }

  @Test
  void treesAreMergedAndATrialMayBeThereOnce(@TempDir Path other) throws IOException {
    write(Variant.PLAIN);
    SyntheticLogs.write(other, List.of("lion"), Variant.PLAIN);
    ScoreRequest both = ScoreRequest.of(List.of(tree, other)).withBootstrap(0, 0);
    assertEquals(4, Scorer.score(both).scores().size());
    var e =
        assertThrows(
            ScoringException.class, () -> Scorer.score(ScoreRequest.of(List.of(tree, tree))));
    assertTrue(
        e.getMessage().endsWith("both hold adamw/study_0/digits/trial_1; leave one of them out"),
        e.getMessage());
  }

  @Test
  void submissionsAreChosenByName() throws IOException {
    write(Variant.PLAIN);
    assertEquals(
        List.of("muon"),
        Scorer.score(request.withSubmissions(Set.of("muon"), Set.of())).submissions());
    assertEquals(
        List.of("muon", "adamw"),
        Scorer.score(request.withSubmissions(Set.of(), Set.of("sgd"))).submissions());
    var e =
        assertThrows(
            ScoringException.class,
            () -> Scorer.score(request.withSubmissions(Set.of("lion"), Set.of())));
    assertTrue(e.getMessage().startsWith("no logs of the submission 'lion'"), e.getMessage());
  }

  @Test
  void whatIsMissingIsNamed() {
    var empty = assertThrows(ScoringException.class, () -> Scorer.score(request));
    assertTrue(
        empty.getMessage().contains("expected <submission>/study_<i>/<workload>/trial_<k>/"));
    Path nowhere = tree.resolve("nowhere");
    var absent =
        assertThrows(ScoringException.class, () -> Scorer.score(ScoreRequest.of(List.of(nowhere))));
    assertEquals(nowhere + ": expected a directory of logs", absent.getMessage());
  }

  @Test
  void aTargetsFileThatIsNoneIsNamed() throws IOException {
    write(Variant.PLAIN);
    Path file = tree.resolve("targets.json");
    assertEquals(
        "cannot read " + file,
        assertThrows(ScoringException.class, () -> Scorer.score(request.withTargets(file)))
            .getMessage());
    Files.writeString(file, "{\"base_workloads\": [\"digits\"],\n \"held_out_workloads\": []}");
    assertEquals(
        file + ":2: at key 'workloads': Null value for creator property 'workloads'",
        assertThrows(ScoringException.class, () -> Scorer.score(request.withTargets(file)))
            .getMessage());
  }

  @Test
  void theSameSeedGivesTheSameIntervals() throws IOException {
    write(Variant.PLAIN);
    Leaderboard first = Scorer.score(request);
    assertEquals(first.scores(), Scorer.score(request).scores());
    ScoreRow row = first.scores().get(1);
    assertTrue(row.interval().orElseThrow().low() <= row.score());
    assertTrue(row.interval().orElseThrow().high() >= row.score());
    assertEquals(1, row.rankProbability().stream().mapToDouble(p -> p).sum(), 1e-12);
    assertFalse(first.verdicts().get(0).apart() && row.interval().orElseThrow().high() >= 1);
  }
}
