package org.algoperf.scoring.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.algoperf.scoring.Curve;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.PerformanceProfile;

/** Figures as standalone SVG files. */
public final class SvgReport {

  /** Between two lines that coincide, of the height of the chart: about a line's width. */
  private static final double APART = 0.0065;

  /** Between the first and the last of many. */
  private static final double SPREAD = 0.026;

  private SvgReport() {}

  /** The performance profiles on [1, tau_max]. */
  public static String profiles(Leaderboard board) {
    double end = board.request().tauMax();
    List<Curve> curves = board.profiles().stream().map(profile -> steps(profile, end)).toList();
    return new SvgChart(
            "Performance profiles",
            "time relative to the fastest submission",
            "share of workloads",
            1,
            Math.max(end, 1.01),
            note(board))
        .draw(apart(curves));
  }

  /** Moves steps that coincide a little up or down, so that each is seen. */
  private static List<Curve> apart(List<Curve> curves) {
    int n = Math.min(curves.size(), SvgChart.LINES);
    List<Curve> moved = new ArrayList<>();
    for (int i = 0; i < curves.size(); i++) {
      double up = ((n - 1) / 2.0 - i) * Math.min(APART, SPREAD / n);
      Curve curve = curves.get(i);
      moved.add(new Curve(curve.name(), curve.x(), curve.y().stream().map(y -> y + up).toList()));
    }
    return moved;
  }

  /** The scores as functions of tau_max. */
  public static String tau(Leaderboard board) {
    return new SvgChart("Score against tau_max", "tau_max", "score", 1, 10, note(board))
        .draw(board.tauCurves());
  }

  private static String note(Leaderboard board) {
    return board.provenance().quick() ? Texts.SMOKE : Texts.settings(board);
  }

  /** The corners of the step function. */
  static Curve steps(PerformanceProfile profile, double end) {
    List<Double> x = new ArrayList<>(List.of(1.0));
    List<Double> y = new ArrayList<>(List.of(profile.at(1)));
    DoubleStream taus =
        profile.ratios().stream().mapToDouble(r -> r).filter(r -> r > 1 && r <= end).distinct();
    taus.forEach(
        tau -> {
          x.add(tau);
          y.add(y.get(y.size() - 1));
          x.add(tau);
          y.add(profile.at(tau));
        });
    x.add(end);
    y.add(y.get(y.size() - 1));
    return new Curve(profile.submission(), x, y);
  }
}
