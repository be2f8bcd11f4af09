package org.algoperf.harness.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class TrialDifferenceTest {

  @Test
  void theTestSplitIsComparedWhereBothHaveIt() {
    assertTrue(TrialDifference.agree(metrics(1, 2), metrics(1, Double.NaN)));
    assertTrue(TrialDifference.agree(metrics(1, Double.NaN), metrics(1, 2)));
    assertTrue(TrialDifference.agree(metrics(1, 2), metrics(1, 2)));
    assertFalse(TrialDifference.agree(metrics(1, 2), metrics(1, Math.nextUp(2))));
  }

  @Test
  void theValidationSplitMustBeTheSameEvenWhereItDiverges() {
    assertFalse(TrialDifference.agree(metrics(1, 2), metrics(Math.nextUp(1), 2)));
    assertFalse(TrialDifference.agree(metrics(1, 2), metrics(Double.NaN, 2)));
    assertTrue(TrialDifference.agree(metrics(Double.NaN, 2), metrics(Double.NaN, 2)));
  }

  private static SortedMap<String, Double> metrics(double validation, double test) {
    return new TreeMap<>(Map.of("validation/loss", validation, "test/loss", test));
  }
}
