package org.algoperf.scoring.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangePointsTest {

  private static final double NOISE = 0.02;

  /** Noise, with a level that rises by {@code step} at each of the places. */
  private static List<Double> series(long seed, int length, double step, Integer... places) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, length)
        .mapToObj(
            i ->
                NOISE * random.nextGaussian()
                    + step * List.of(places).stream().filter(p -> p <= i).count())
        .toList();
  }

  @Test
  void aStepIsFoundWhereItIs() {
    assertEquals(List.of(20), ChangePoints.of(series(1, 40, 0.2, 20)));
    assertEquals(List.of(12, 25), ChangePoints.of(series(2, 40, 0.2, 12, 25)));
  }

  /** Each series is tested at 1 %; of 200, the 99.9 % quantile of false ones is 7. */
  @Test
  void noiseAloneIsRarelyAChange() {
    long changed =
        IntStream.range(0, 200).filter(i -> !ChangePoints.of(series(i, 30, 0)).isEmpty()).count();
    assertTrue(changed <= 7, changed + " of 200");
  }

  @Test
  void oneBadNightIsNoChange() {
    double[] values = series(3, 30, 0).stream().mapToDouble(v -> v).toArray();
    values[29] += 0.5;
    assertEquals(List.of(), ChangePoints.of(DoubleStream.of(values).boxed().toList()));
  }

  @Test
  void aShortOrFlatSeriesShowsNone() {
    assertEquals(List.of(), ChangePoints.of(List.of()));
    assertEquals(List.of(), ChangePoints.of(series(4, 6, 1, 3)));
    assertEquals(List.of(), ChangePoints.of(series(5, 30, 0).stream().map(v -> 1.0).toList()));
  }
}
