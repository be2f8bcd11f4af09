package org.algoperf.scoring.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every verdict says why, and what would help. */
class ReasonsTest {

  private static final double MISS = Double.POSITIVE_INFINITY;
  private static final List<Double> SAME = List.of(1.0, 1.1, 1.2, 0.9, 1.3);

  private static Comparison compare(List<Double> old, List<Double> now) {
    return new Comparer(NoiseFloor.ASSUMED, 2000, 1)
        .across(Times.of("m", 1, old), Times.of("m", 1, now), "mine", Optional.empty());
  }

  private static String words(List<Double> old, List<Double> now) {
    Ratio ratio = compare(old, now).workloads().get(0);
    return ratio.judgement().text() + ": " + ratio.reason();
  }

  private static List<Double> times(double factor) {
    return SAME.stream().map(t -> t * factor).toList();
  }

  @Test
  void aDifferenceIsBeyondTheFloorWithAllOfItsInterval() {
    assertEquals(
        "slower: all of the interval is beyond the noise floor of 2.0 %", words(SAME, times(1.1)));
    assertEquals(
        "faster: all of the interval is beyond the noise floor of 2.0 %", words(SAME, times(0.9)));
  }

  @Test
  void noDifferenceIsBelowTheFloorOrPerhapsBelowItOrCannotBeSeen() {
    assertEquals(
        "no difference shown: less than the noise floor of 2.0 % apart", words(SAME, times(1.01)));
    assertEquals(
        "no difference shown: apart, but perhaps by no more than the noise floor of 2.0 %",
        words(SAME, List.of(1.05, 1.12, 1.26, 0.945, 1.365)));
    assertEquals(
        "no difference shown: wide interval: from 10 % faster to 30 % slower; more studies would"
            + " narrow it, or a quieter machine",
        words(List.of(1.0, 1.0, 1.0, 1.0, 1.0), List.of(0.9, 1.0, 1.3, 1.0, 1.0)));
  }

  @Test
  void aTargetReachedOnOneSideAloneIsCounted() {
    assertEquals(
        "slower: target reached in 5 of 5 studies before, in 0 of 5 now", words(SAME, times(MISS)));
    assertEquals(
        "faster: target reached in 0 of 5 studies before, in 5 of 5 now", words(times(MISS), SAME));
    assertEquals(
        "no difference shown: target reached in 5 of 5 studies before, in 4 of 5 now; more studies"
            + " would tell",
        words(SAME, List.of(1.0, 1.1, 1.2, 0.9, MISS)));
  }

  @Test
  void aTargetThatBothMissSaysSo() {
    assertEquals(
        "inconclusive: target missed on both sides in all 5 studies; a longer budget, or"
            + " hyperparameters that reach it",
        words(times(MISS), times(MISS)));
    assertEquals("no workload has a ratio", compare(times(MISS), times(MISS)).overall().reason());
  }

  @Test
  void tooFewPairsAreCountedAndWhatBecameOfTheOthers() {
    assertEquals(
        "inconclusive: 3 studies to compare, 5 are needed; more studies",
        words(SAME.subList(0, 3), SAME.subList(0, 3)));
    List<Double> missed = List.of(1.0, 1.1, 1.2, 0.9, MISS);
    assertEquals(
        "inconclusive: 4 studies to compare, 5 are needed; 1 missed on both sides; more studies,"
            + " or a longer budget",
        words(missed, missed));
    assertEquals(
        "too few studies to compare: 2 on mlp; 3 on each workload and 5 in all are needed",
        compare(SAME.subList(0, 2), SAME.subList(0, 2)).overall().reason());
  }

  @Test
  void aBaselineThatMissedIsNamed() {
    Comparer comparer = new Comparer(NoiseFloor.ASSUMED, 200, 1);
    List<Double> baseline = List.of(1.0, 1.0, 1.0, 1.0, MISS);
    Ratio ratio =
        comparer
            .across(
                Times.of("m", 1, SAME, baseline),
                Times.of("n", 1, SAME, baseline),
                "mine",
                Optional.of("nadamw"))
            .workloads()
            .get(0);
    assertEquals(
        "4 studies to compare, 5 are needed; 1 have a baseline that missed; more studies, or a"
            + " longer budget",
        ratio.reason());
  }

  @Test
  void submissionsOfOneRunAreCalledByTheirNames() {
    Ratio ratio =
        new Comparer(NoiseFloor.ASSUMED, 200, 1)
            .within(Times.of("m", 1, times(MISS), SAME), "mine", "nadamw")
            .overall();
    assertEquals("target reached in 5 of 5 studies by nadamw, in 0 of 5 by mine", ratio.reason());
  }

  @Test
  void aDifferenceBetweenRunsThatTheMachineMayHaveMadeIsDoubted() {
    Observed old = observed(SAME, SAME, 0);
    Comparer comparer = new Comparer(NoiseFloor.ASSUMED, 200, 1);
    Comparison doubted =
        comparer.across(old, observed(times(1.2), times(1.01), 0), "mine", Optional.empty());
    assertEquals(Judgement.INCONCLUSIVE, doubted.overall().judgement());
    assertEquals(
        "slower on the wall clock, but 1.010 on the robust one: the machine may have changed"
            + " between the runs; run both side by side (run --baseline)",
        doubted.workloads().get(0).reason());
    Comparison borneOut =
        comparer.across(old, observed(times(1.2), times(1.1), 0), "mine", Optional.empty());
    assertEquals(Judgement.SLOWER, borneOut.overall().judgement());
    Comparison unknown =
        comparer.across(old, Observed.of(Times.of("m", 1, times(1.2))), "mine", Optional.empty());
    assertEquals(Judgement.SLOWER, unknown.overall().judgement());
  }

  @Test
  void whatRobustTimesShowAndWallTimesDoNotIsTold() {
    Observed old = observed(SAME, SAME, 0);
    Observed now = observed(List.of(0.8, 1.2, 1.4, 0.9, 1.5), times(1.1), 0);
    Ratio ratio =
        new Comparer(NoiseFloor.ASSUMED, 2000, 1)
            .across(old, now, "mine", Optional.empty())
            .workloads()
            .get(0);
    assertEquals(Judgement.NO_DIFFERENCE_SHOWN, ratio.judgement());
    assertEquals(
        "wide interval: from 20 % faster to 17 % slower; more studies would narrow it, or a"
            + " quieter machine; on the robust clock slower, 1.100",
        ratio.reason());
  }

  @Test
  void aBusyMachineIsTold() {
    assertEquals(
        Optional.of(
            "contended: 4 of 20 trials took over 1.1 times as long as they computed; score --clock"
                + " cpu leaves the waiting out, but a trial whose budget ran out has had fewer"
                + " steps, on any clock"),
        observed(SAME, SAME, 4).notice());
    assertEquals(Optional.empty(), observed(SAME, SAME, 1).notice());
  }

  @Test
  void missesOfTrialsThatOtherWorkSlowedAreNamed() {
    ResultSet results = Times.of("m", 1, List.of(1.0, MISS, MISS, MISS, MISS), SAME);
    Comparer comparer = new Comparer(NoiseFloor.ASSUMED, 200, 1);
    Comparison heard =
        comparer.within(
            new Observed(
                results,
                Optional.empty(),
                10,
                4,
                List.of(
                    new Exhausted("mine", "mlp", true),
                    new Exhausted("mine", "mlp", true),
                    new Exhausted("mine", "mlp", false),
                    new Exhausted("other", "mlp", true))),
            "mine",
            "nadamw");
    String silent = comparer.within(results, "mine", "nadamw").overall().reason();
    String busy =
        ", but 2 of 3 trials that ran out of time were slowed by other work: run again on a quiet"
            + " machine";
    assertEquals(silent + busy, heard.overall().reason());
    assertEquals(
        "target reached in 5 of 5 studies by nadamw, in 1 of 5 by mine; more studies would tell"
            + busy,
        heard.workloads().get(0).reason());
  }

  private static Observed observed(List<Double> wall, List<Double> robust, int contended) {
    return new Observed(
        Times.of("m", 1, wall), Optional.of(Times.of("m", 1, robust)), 20, contended, List.of());
  }
}
