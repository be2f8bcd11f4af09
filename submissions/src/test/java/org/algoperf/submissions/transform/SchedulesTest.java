package org.algoperf.submissions.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values follow from the formulas by hand; T = 1000. */
final class SchedulesTest {

  private static final long T = 1000;
  private static final double ETA = .4;

  private static void assertRates(Schedule schedule, Map<Long, Double> expected) {
    expected.forEach((t, rate) -> assertEquals(rate, schedule.at(t), 1e-15, "step " + t));
  }

  @Test
  void constantIsConstant() {
    assertRates(Schedules.constant(ETA), Map.of(1L, ETA, 5000L, ETA));
  }

  @Test
  void warmupRisesLinearlyAndStays() {
    assertRates(
        Schedules.warmup(ETA, .1, T), Map.of(1L, .004, 50L, .2, 100L, .4, 101L, .4, 9999L, .4));
  }

  @Test
  void cosineFallsToZero() {
    assertRates(
        Schedules.warmupCosine(ETA, .1, T),
        Map.of(1L, .004, 100L, .4, 550L, .2, 400L, .3, 1000L, 0., 1700L, 0.));
    assertEquals(ETA, Schedules.warmupCosine(ETA, 0, T).at(1), 1e-5);
  }

  @Test
  void linearFallsToItsEndFactor() {
    Schedule schedule = Schedules.warmupLinear(ETA, .1, .5, .01, T);
    assertRates(schedule, Map.of(100L, .4, 325L, .4 * .505, 550L, .004, 1000L, .004, 2000L, .004));
  }

  @Test
  void trapezoidCoolsDownAtTheEnd() {
    Schedule schedule = Schedules.trapezoid(ETA, .1, .2, T);
    assertRates(schedule, Map.of(1L, .004, 100L, .4, 800L, .4, 900L, .2, 1000L, 0., 1500L, 0.));
    assertEquals(ETA, Schedules.trapezoid(ETA, .1, 0, T).at(2 * T));
  }

  @Test
  void inverseSquareRootFallsFromItsWarmup() {
    Schedule schedule = Schedules.inverseSquareRoot(ETA, .1, T);
    assertRates(
        schedule,
        Map.of(50L, .2, 100L, .4, 400L, .2, 1000L, .4 / Math.sqrt(10), 3000L, .4 / Math.sqrt(10)));
  }

  @Test
  void cyclesWarmUpAndFallEach() {
    Schedule schedule = Schedules.cyclic(ETA, .1, 2, T);
    assertRates(
        schedule,
        Map.of(1L, .004, 100L, .4, 300L, .2, 500L, 0., 501L, .004, 600L, .4, 1000L, 0., 1001L, 0.));
  }

  @Test
  void nestedCosineHasThreeAnnealings() {
    Schedule outer = Schedules.warmupCosine(ETA, .1, T);
    assertRates(
        Schedules.nestedCosine(ETA, .1, T),
        Map.of(
            25L, .4 * 25 / 53,
            53L, .4,
            294L, .2,
            535L, 0.,
            605L, outer.at(535) * (1 + Math.cos(Math.PI * 70 / 215)) / 2,
            750L, 0.,
            875L, outer.at(750) / 2,
            1000L, 0.,
            1400L, 0.));
  }

  @Test
  void aShortRunHasNoZeroOrInfiniteRateAtItsFirstStep() {
    for (long steps = 1; steps <= 12; steps++) {
      for (Schedule schedule :
          new Schedule[] {
            Schedules.warmup(ETA, .3, steps),
            Schedules.inverseSquareRoot(ETA, .3, steps),
            Schedules.nestedCosine(ETA, .3, Math.max(4, steps)),
            Schedules.cyclic(ETA, .3, 2, Math.max(4, steps)),
            Schedules.warmupCosine(ETA, .3, Math.max(2, steps)),
            Schedules.trapezoid(ETA, .3, .3, Math.max(2, steps)),
            Schedules.warmupLinear(ETA, .3, .9, .1, steps),
          }) {
        double first = schedule.at(1);
        assertTrue(first > 0 && first <= ETA, () -> "rate " + first);
        double late = schedule.at(100);
        assertTrue(late >= 0 && late <= ETA, () -> "rate " + late);
      }
    }
  }

  @Test
  void rangesAreChecked() {
    assertMessage(
        "learning_rate must be positive, found -1", () -> Schedules.warmupCosine(-1, .1, T));
    assertMessage(
        "warmup_fraction must be in [0, 1), found 1", () -> Schedules.warmupCosine(1, 1, T));
    assertMessage(
        "decay_share must be in (0, 1], found 0", () -> Schedules.warmupLinear(1, 0, 0, 0, T));
    assertMessage(
        "warmup_fraction 0.5 leaves nothing of 2 cycles: it must be below 1/2",
        () -> Schedules.cyclic(1, .5, 2, T));
    assertMessage("cycles must be at least 1, found 0", () -> Schedules.cyclic(1, .5, 0, T));
  }

  private static void assertMessage(String expected, Runnable wrong) {
    assertEquals(expected, assertThrows(IllegalArgumentException.class, wrong::run).getMessage());
  }
}
