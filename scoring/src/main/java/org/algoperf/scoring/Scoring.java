package org.algoperf.scoring;

import java.util.Arrays;
import java.util.Collection;

/**
 * The arithmetic of the score, on plain arrays: {@code times[submission][workload]}, infinite for a
 * miss, NaN for a workload that was not run.
 *
 * <p>Dahl et al., Benchmarking Neural Network Training Algorithms, 2023, sections 4.3 and 4.4.
 */
public final class Scoring {

  /** Points of the official grid on [1, tau_max]. */
  static final int POINTS = 100;

  private Scoring() {}

  /**
   * The median of times: the middle one, or the mean of the two middle ones. Infinite times take
   * part; NaN times do not, and without any time the median is NaN; so is that of two opposite
   * infinities.
   */
  public static double median(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    while (n > 0 && Double.isNaN(sorted[n - 1])) {
      n--;
    }
    if (n == 0) {
      return Double.NaN;
    }
    return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
  }

  /** The median of values, as of an array. */
  public static double median(Collection<Double> values) {
    return median(values.stream().mapToDouble(v -> v).toArray());
  }

  /** The smallest number of a column, NaN left out; infinite if there is none. */
  static double best(double[][] times, int workload) {
    double best = Double.POSITIVE_INFINITY;
    for (double[] row : times) {
      if (row[workload] < best) {
        best = row[workload];
      }
    }
    return best;
  }

  /**
   * The rules for held-out workloads, in place and in the official order: a base workload that is
   * missed makes its variant a miss; a time of more than {@code factor} times the fastest is a
   * miss; a variant that is missed makes its base workload a miss. Without held-out workloads
   * nothing changes.
   *
   * @param times base workloads first, then held-out ones
   * @param baseOf for each held-out workload the column of its base
   * @param factor by which a time may exceed the fastest
   */
  static void disqualify(double[][] times, int[] baseOf, double factor) {
    if (baseOf.length == 0 || times.length == 0) {
      return;
    }
    int bases = times[0].length - baseOf.length;
    for (double[] row : times) {
      for (int h = 0; h < baseOf.length; h++) {
        if (!Double.isFinite(row[baseOf[h]])) {
          row[bases + h] = Double.POSITIVE_INFINITY;
        }
      }
    }
    for (int w = 0; w < times[0].length; w++) {
      double limit = factor * best(times, w);
      for (double[] row : times) {
        if (row[w] > limit) {
          row[w] = Double.POSITIVE_INFINITY;
        }
      }
    }
    for (double[] row : times) {
      for (int h = 0; h < baseOf.length; h++) {
        if (!Double.isFinite(row[bases + h])) {
          row[baseOf[h]] = Double.POSITIVE_INFINITY;
        }
      }
    }
  }

  /**
   * {@code r[s][w] = t[s][w] / min_s t[s][w]} for the first {@code bases} columns; a miss stays
   * infinite, also where nobody reached the target, and the fastest is 1 even at time 0.
   */
  static double[][] ratios(double[][] times, int bases) {
    double[][] ratios = new double[times.length][bases];
    for (int w = 0; w < bases; w++) {
      double best = best(times, w);
      for (int s = 0; s < times.length; s++) {
        double t = times[s][w];
        boolean fastest = t == best && Double.isFinite(t);
        ratios[s][w] = !Double.isFinite(t) ? t : fastest ? 1 : t / best;
      }
    }
    return ratios;
  }

  /**
   * The integral of the performance profile over [1, tau_max], divided by its length: the mean over
   * workloads of {@code max(0, (tau_max - r) / (tau_max - 1))}. At tau_max = 1 it is the limit, the
   * share of workloads with {@code r = 1}.
   */
  static double exact(double[] ratios, double tauMax) {
    double sum = 0;
    for (double r : ratios) {
      if (r <= tauMax) {
        sum += tauMax == 1 ? 1 : (tauMax - r) / (tauMax - 1);
      }
    }
    return ratios.length == 0 ? 0 : sum / ratios.length;
  }

  /** The official number: the trapezoid rule on {@value #POINTS} equidistant points. */
  static double trapezoid(double[] ratios, double tauMax) {
    if (tauMax == 1) {
      return exact(ratios, tauMax);
    }
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      double weight = i == 0 || i == POINTS - 1 ? 0.5 : 1;
      sum += weight * profile(ratios, tau(i, tauMax));
    }
    return sum / (POINTS - 1);
  }

  /** The i-th of {@value #POINTS} equidistant points on [1, tau_max]. */
  static double tau(int i, double tauMax) {
    return i == POINTS - 1 ? tauMax : 1 + i * ((tauMax - 1) / (POINTS - 1));
  }

  /** {@code rho(tau)}: the share of workloads with {@code r <= tau}. */
  static double profile(double[] ratios, double tau) {
    int within = 0;
    for (double r : ratios) {
      if (r <= tau) {
        within++;
      }
    }
    return ratios.length == 0 ? 0 : (double) within / ratios.length;
  }
}
