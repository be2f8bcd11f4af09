package org.algoperf.scoring.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.algoperf.scoring.ScoreRequest;
import org.algoperf.scoring.ScoringException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Judgements on simulated runs, whose truth is known. */
class ComparerTest {

  private static final Optional<String> DIRECT = Optional.empty();
  private static final Optional<String> NADAMW = Optional.of("nadamw");
  private static final int REPETITIONS = 200;

  @TempDir Path directory;

  private static Comparer comparer(NoiseFloor floor) {
    return new Comparer(floor, 400, 1);
  }

  private static Comparison across(ResultSet old, ResultSet now, Optional<String> baseline) {
    return comparer(NoiseFloor.ASSUMED).across(old, now, "mine", baseline);
  }

  private static ResultSet run(String machine, int noise, long seed, double slowdown) {
    return new Simulation(noise, machine, 5).results(seed, Map.of("mine", slowdown, "nadamw", 0.8));
  }

  /** In how many of the repetitions a judgement is shown. */
  private static double share(Judgement judgement, IntFunction<Comparison> repetition) {
    return IntStream.range(0, REPETITIONS)
            .mapToObj(repetition)
            .filter(c -> c.shows(judgement))
            .count()
        / (double) REPETITIONS;
  }

  private static double silent(IntFunction<Comparison> repetition) {
    return IntStream.range(0, REPETITIONS)
            .mapToObj(repetition)
            .filter(
                c ->
                    c.rows().stream().allMatch(r -> r.judgement() == Judgement.NO_DIFFERENCE_SHOWN))
            .count()
        / (double) REPETITIONS;
  }

  @Test
  void sameSubmissionTwiceShowsNoDifferenceOnAnyWorkloadInNineteenOfTwenty() {
    assertTrue(silent(i -> across(run("m", i, 1, 1), run("m", -1 - i, 1, 1), DIRECT)) >= 0.95);
    assertTrue(silent(i -> across(run("m", i, i, 1), run("m", -1 - i, -1 - i, 1), DIRECT)) >= 0.95);
    assertTrue(silent(i -> across(run("m", i, 1, 1), run("n", -1 - i, 1, 1), NADAMW)) >= 0.95);
  }

  @Test
  void withoutAFloorTheOverallJudgementAloneIsStillRightInNineteenOfTwenty() {
    NoiseFloor none = new NoiseFloor(0, new TreeMap<>(), "none");
    long wrong =
        IntStream.range(0, REPETITIONS)
            .mapToObj(
                i ->
                    comparer(none)
                        .across(
                            new Simulation(i, "m", 5).results(i, Map.of("mine", 1.0)),
                            new Simulation(-1 - i, "m", 5).results(-1 - i, Map.of("mine", 1.0)),
                            "mine",
                            DIRECT))
            .filter(c -> c.overall().judgement() != Judgement.NO_DIFFERENCE_SHOWN)
            .count();
    assertTrue(wrong <= REPETITIONS / 20, wrong + " of " + REPETITIONS);
  }

  @Test
  void tenPercentAreFoundWithFiveStudies() {
    IntFunction<Comparison> paired =
        i -> across(run("m", i, 1, 1), run("m", -1 - i, 1, 1.1), DIRECT);
    assertTrue(share(Judgement.SLOWER, paired) >= 0.95);
    assertEquals(0, share(Judgement.FASTER, paired));
    IntFunction<Comparison> faster =
        i -> across(run("m", i, 1, 1.1), run("m", -1 - i, 1, 1), DIRECT);
    assertTrue(share(Judgement.FASTER, faster) >= 0.95);
    IntFunction<Comparison> otherMachine =
        i -> across(run("m", i, 1, 1), run("n", -1 - i, 1, 1.1), NADAMW);
    assertTrue(share(Judgement.SLOWER, otherMachine) >= 0.95);
    IntFunction<Comparison> otherSeed =
        i -> across(run("m", i, i, 1), run("m", -1 - i, -1 - i, 1.1), DIRECT);
    assertTrue(share(Judgement.SLOWER, otherSeed) >= 0.8);
  }

  @Test
  void logsSayTheSameAsTheTimesTheyHold() throws IOException {
    Simulation simulation = new Simulation(3, "m", 5);
    int silent = 0;
    int slower = 0;
    for (int i = 0; i < 20; i++) {
      List<Path> trees =
          List.of(
              directory.resolve("old" + i),
              directory.resolve("new" + i),
              directory.resolve("s" + i));
      List<Double> slowdowns = List.of(1.0, 1.0, 1.1);
      for (int t = 0; t < 3; t++) {
        ResultSet results = simulation.results(7, Map.of("mine", slowdowns.get(t)));
        simulation.write(trees.get(t), results);
        assertEquals(results.times(), read(trees.get(t)).times());
      }
      ResultSet old = read(trees.get(0));
      silent += across(old, read(trees.get(1)), DIRECT).shows(Judgement.SLOWER) ? 0 : 1;
      slower +=
          across(old, read(trees.get(2)), DIRECT).overall().judgement() == Judgement.SLOWER ? 1 : 0;
    }
    assertTrue(silent >= 19, silent + " of 20");
    assertTrue(slower >= 19, slower + " of 20");
  }

  private static ResultSet read(Path tree) {
    return ResultSet.read(tree, ScoreRequest.of(List.of(tree)));
  }

  @Test
  void aSubmissionAgainstTheBaselineBesideIt() {
    ResultSet results = run("m", 1, 1, 1);
    Comparison comparison = comparer(NoiseFloor.ASSUMED).within(results, "mine", "nadamw");
    assertEquals(1.25, comparison.overall().ratio(), 0.03);
    assertEquals(Judgement.SLOWER, comparison.overall().judgement());
    assertEquals(15, comparison.overall().tally().studies());
  }

  @Test
  void aTargetThatOnlyTheNewMissesIsSlowerAndOneThatBothMissTellsNothing() {
    ResultSet old = run("m", 1, 1, 1);
    ResultSet missing = run("m", 2, 1, Double.POSITIVE_INFINITY);
    Ratio slower = across(old, missing, DIRECT).overall();
    assertEquals(Double.POSITIVE_INFINITY, slower.ratio());
    assertEquals(15, slower.tally().newMisses());
    assertEquals(Judgement.SLOWER, slower.judgement());
    assertEquals(0, across(missing, old, DIRECT).overall().ratio());
    assertEquals(Judgement.FASTER, across(missing, old, DIRECT).overall().judgement());
    Ratio nothing = across(missing, missing, DIRECT).overall();
    assertTrue(Double.isNaN(nothing.ratio()));
    assertEquals(Judgement.INCONCLUSIVE, nothing.judgement());
  }

  @Test
  void threeStudiesCarryNoJudgementOnAWorkloadAndTwoNone() {
    Map<String, Double> one = Map.of("mine", 1.0);
    Map<String, Double> two = Map.of("mine", 2.0);
    Comparison three =
        across(
            new Simulation(1, "m", 3).results(1, one),
            new Simulation(2, "m", 3).results(1, two),
            DIRECT);
    assertEquals(Judgement.INCONCLUSIVE, three.workloads().get(0).judgement());
    assertEquals(2, three.workloads().get(0).ratio(), 0.1);
    assertEquals(Judgement.SLOWER, three.overall().judgement());
    Comparison few =
        across(
            new Simulation(1, "m", 2).results(1, one),
            new Simulation(2, "m", 2).results(1, two),
            DIRECT);
    assertEquals(Judgement.INCONCLUSIVE, few.overall().judgement());
  }

  @Test
  void differentMachinesNeedABaseline() {
    ResultSet old = run("m", 1, 1, 1);
    ResultSet now = run("n", 2, 1, 1);
    ScoringException direct = assertThrows(ScoringException.class, () -> across(old, now, DIRECT));
    assertEquals(
        "m 1 and n 1 do not compare: they ran on different machines, m and n; name a submission"
            + " that ran on both by --baseline (both hold [mine, nadamw])",
        direct.getMessage());
    ScoringException unknown =
        assertThrows(ScoringException.class, () -> across(old, now, Optional.of("sgd")));
    assertEquals(
        "m 1 and n 1 do not compare: the baseline 'sgd' is not in both; both hold [mine, nadamw]",
        unknown.getMessage());
  }

  @Test
  void theFloorOfTwoRatiosIsHigher() {
    Ratio direct = across(run("m", 1, 1, 1), run("m", 2, 1, 1), DIRECT).overall();
    Ratio through = across(run("m", 1, 1, 1), run("m", 2, 1, 1), NADAMW).overall();
    assertEquals(0.02, direct.floor());
    assertEquals(0.02 * Math.sqrt(2), through.floor(), 1e-15);
  }

  @Test
  void aFloorIsNotNegativeAndMayBeMoreThanAllOfTheTime() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> new NoiseFloor(-0.1, new TreeMap<>(), "wrong"));
    assertEquals("expected a noise floor of 0 or more of the time, found -0.1", e.getMessage());
    NoiseFloor noisy = new NoiseFloor(1.2, new TreeMap<>(), "a busy machine");
    Comparison twice = comparer(noisy).across(run("m", 1, 1, 1), run("m", 2, 1, 2), "mine", DIRECT);
    assertEquals(Judgement.NO_DIFFERENCE_SHOWN, twice.overall().judgement());
  }
}
