package org.algoperf.harness.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.algoperf.harness.fake.FakeClock;
import org.algoperf.harness.fake.Fakes;
import org.algoperf.harness.fake.Quadratic;
import org.algoperf.workloads.spec.DataRequest;
import org.algoperf.workloads.spec.LoadedWorkload;
import org.algoperf.workloads.spec.Split;
import org.algoperf.workloads.spec.WorkloadSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WarmUpCheckTest {

  /** A process that is slow for so many steps, as one that compiles is. */
  private static final int COLD_STEPS = 12;

  @TempDir Path directory;
  private final FakeClock clock = new FakeClock();
  private int gradients;

  private final class SlowAtFirst implements Quadratic.Timeline {

    @Override
    public void gradient() {
      // The warm-up is over after two seconds, and so after eight cold steps.
      clock.advance(gradients++ < COLD_STEPS ? 0.25 : 0.125);
    }

    @Override
    public double evaluation(Split split, long gradients, double loss) {
      return loss;
    }
  }

  @Test
  void tellsStepsThatWereStillColdFromWarmOnes() {
    LoadedWorkload workload =
        new Quadratic("quadratic", new SlowAtFirst())
            .load(new DataRequest(Optional.empty(), directory, false, text -> {}));
    List<WarmUpCheck.Result> results =
        new WarmUpCheck(clock, 4, 8)
            .run(workload, new Fakes.Descent(0.1), new WorkloadSpec("quadratic", 8, 40, 100), 2);
    assertEquals(
        List.of(
            new WarmUpCheck.Result(1, 250_000, 125_000, 2, 250_000, 125_000),
            new WarmUpCheck.Result(2, 125_000, 125_000, 1, 125_000, 125_000)),
        results);
  }
}
