package org.algoperf.submissions.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import org.algoperf.submissions.api.Submission;
import org.algoperf.submissions.catalog.Sgd;
import org.junit.jupiter.api.Test;

/** Costs by a clock that moves on when it is read: 42 times in a round of 20 steps. */
final class StepCostTest {

  private static final Submission SGD = new Sgd(.1, 0, .05);
  private static final int READINGS = 42;

  @Test
  void steadyRoundsAreNotDoubted() {
    StepCost cost = StepCost.measure(SGD, clock(round -> false), 3);
    assertEquals(1.05, cost.stepMicros(), 1e-9);
    assertEquals(1, cost.relativeToSgd(), 1e-9);
    assertFalse(cost.busy());
    assertEquals("", cost.remark());
  }

  @Test
  void theQuietRoundCountsAndTheDisturbedOnesAreTold() {
    StepCost cost = StepCost.measure(SGD, clock(round -> round >= 6 && round % 2 == 0), 3);
    assertEquals(1.05, cost.stepMicros(), 1e-9);
    assertEquals(1, cost.relativeToSgd(), 1e-9);
    assertTrue(cost.busy());
    assertEquals(" (busy machine)", cost.remark());
  }

  @Test
  void disturbedRoundsOfSgdAreTold() {
    StepCost cost = StepCost.measure(SGD, clock(round -> round >= 6 && round % 2 == 1), 3);
    assertEquals(1, cost.relativeToSgd(), 1e-9);
    assertTrue(cost.busy());
  }

  private static LongSupplier clock(IntPredicate disturbed) {
    long[] time = {0};
    int[] readings = {0};
    return () -> time[0] += disturbed.test(readings[0]++ / READINGS) ? 10_000 : 1000;
  }
}
