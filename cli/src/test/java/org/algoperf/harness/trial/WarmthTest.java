package org.algoperf.harness.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Path;
import java.util.Map;
import org.algoperf.harness.fake.Fakes;
import org.algoperf.scoring.log.TrialResult;
import org.algoperf.submissions.api.Submission;
import org.algoperf.workloads.spec.WorkloadSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WarmthTest {

  private static final Submission DESCENT = new Fakes.Descent(0.1);
  private static final Submission FINISHING = new Fakes.Finishing(5);
  private static final Map<String, Object> POINT = Map.of("rate", 0.1);

  @TempDir Path tree;

  private static WorkloadSpec spec(String name, int batchSize) {
    return new WorkloadSpec(name, batchSize, 40, 100);
  }

  @Test
  void theFirstWarmUpIsTheLongest() {
    Warmth warmth = new Warmth();
    Warmth.Span cold = warmth.next(spec("a", 8), DESCENT);
    assertEquals(new Warmth.Span(2.0, 20_000), cold);
    Warmth.Span warm = warmth.next(spec("a", 8), new Fakes.Descent(0.2));
    assertEquals(new Warmth.Span(0.1, 1000), warm);
    Warmth.Span other = warmth.next(spec("a", 8), FINISHING);
    assertEquals(new Warmth.Span(0.7, 6000), other);
    assertEquals(warm, warmth.next(spec("a", 8), FINISHING));
    assertEquals(cold, warmth.next(spec("b", 8), DESCENT));
    assertEquals(cold, warmth.next(spec("a", 16), DESCENT));
  }

  @Test
  void aProcessHasOne() {
    assertSame(Warmth.ofProcess(), Warmth.ofProcess());
  }

  @Test
  void aTrialHasTheSameBitsWhateverRanBefore() {
    TrialFixture trial = new TrialFixture(tree);
    Warmth warmth = new Warmth();
    TrialResult cold = trial.runOn(trial.runner(warmth), tree.resolve("1"), "descent", POINT);
    TrialResult warm = trial.runOn(trial.runner(warmth), tree.resolve("2"), "descent", POINT);
    // The warm process throws away one step instead of two.
    assertNotEquals(cold.totalDuration(), warm.totalDuration());
    assertEquals(cold.parametersSha256(), warm.parametersSha256());
    assertEquals(cold.globalStep(), warm.globalStep());
  }
}
