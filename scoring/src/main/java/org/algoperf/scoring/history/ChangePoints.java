package org.algoperf.scoring.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Where the level of a series changes.
 *
 * <p>The best split of x_1..x_n maximises {@code sqrt(k (n - k) / n) |mean(x_1..x_k) -
 * mean(x_k+1..x_n)|}. It counts as a change when fewer than one in a hundred random orders of the
 * series have a split as good (a permutation test, which needs no assumption on the noise); then
 * both parts are searched in turn (binary segmentation). Neither part of a split is shorter than
 * three, so that one bad night is no change; a series of fewer than nine nights cannot show one.
 *
 * <p>Matteson and James, A Nonparametric Approach for Multiple Change Point Analysis of
 * Multivariate Data, 2014, with the means' distance in the place of the energy distance.
 */
public final class ChangePoints {

  private static final int SHORTEST = 3;
  private static final int ORDERS = 999;
  private static final double LEVEL = 0.01;

  private ChangePoints() {}

  /** The places from which on the level is another one, in order, counted from 0. */
  public static List<Integer> of(List<Double> series) {
    double[] values = series.stream().mapToDouble(v -> v).toArray();
    List<Integer> found = new ArrayList<>();
    search(values, 0, values.length, found);
    found.sort(null);
    return List.copyOf(found);
  }

  private static void search(double[] values, int from, int to, List<Integer> found) {
    double[] part = Arrays.copyOfRange(values, from, to);
    Split best = Split.of(part);
    if (best.place() == 0 || best.height() == 0 || chance(part, best.height()) > LEVEL) {
      return;
    }
    found.add(from + best.place());
    search(values, from, from + best.place(), found);
    search(values, from + best.place(), to, found);
  }

  /** The share of random orders, the given one included, that split as well. */
  private static double chance(double[] part, double height) {
    SplittableRandom random = new SplittableRandom(part.length);
    double[] order = part.clone();
    int asGood = 1;
    for (int i = 0; i < ORDERS; i++) {
      shuffle(order, random);
      asGood += Split.of(order).height() >= height ? 1 : 0;
    }
    return asGood / (ORDERS + 1.0);
  }

  private static void shuffle(double[] values, SplittableRandom random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      double value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }

  /** A place in a series, 0 for none, and how far the means on its two sides are apart. */
  private record Split(int place, double height) {

    static Split of(double[] values) {
      int n = values.length;
      double total = Arrays.stream(values).sum();
      double left = 0;
      Split best = new Split(0, 0);
      for (int k = 1; k <= n - SHORTEST; k++) {
        left += values[k - 1];
        double height =
            Math.sqrt(k * (double) (n - k) / n) * Math.abs(left / k - (total - left) / (n - k));
        if (k >= SHORTEST && height > best.height) {
          best = new Split(k, height);
        }
      }
      return best;
    }
  }
}
