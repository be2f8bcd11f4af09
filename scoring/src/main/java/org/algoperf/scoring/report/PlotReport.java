package org.algoperf.scoring.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.algoperf.scoring.Curve;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.LearningCurve;
import org.algoperf.scoring.WorkloadRow;

/**
 * Figures for a terminal.
 *
 * @param columns of the terminal
 * @param color whether lines are told apart by colours; else by letters
 * @param steps whether learning curves go over steps; else over the clock of the leaderboard
 */
public record PlotReport(int columns, boolean color, boolean steps) {

  /** Of the values of all curves that fit into a frame; first evaluations lie far outside. */
  private static final double SHOWN = .92;

  /** The performance profiles on [1, tau_max]. */
  public String profiles(Leaderboard board) {
    double end = Math.max(board.request().tauMax(), 1.01);
    List<Curve> curves = board.profiles().stream().map(p -> SvgReport.steps(p, end)).toList();
    TextPlot.Frame frame = new TextPlot.Frame(1, end, 0, 1);
    String title = "performance profiles: share of workloads within tau";
    return new TextPlot(title, "tau", frame, columns, color).draw(curves, List.of());
  }

  /** The learning curves of one workload: of each submission the best trial of its median study. */
  public String curves(Leaderboard board, WorkloadRow workload) {
    List<Curve> curves = new ArrayList<>();
    for (String submission : board.submissions()) {
      curves.add(
          board.curves().stream()
              .filter(c -> c.workload().equals(workload.name()))
              .filter(c -> c.submission().equals(submission))
              .findFirst()
              .map(this::curve)
              .orElse(new Curve(submission, List.of(), List.of())));
    }
    double target = workload.target().value();
    String title =
        "%s: %s as it trained (target %s)"
            .formatted(workload.name(), workload.target().metric(), Texts.significant(target));
    String unit = steps ? "steps" : board.request().clock().unit();
    return new TextPlot(title, unit, frame(curves, target), columns, color)
        .draw(curves, List.of(target));
  }

  private Curve curve(LearningCurve curve) {
    return new Curve(curve.submission(), steps ? curve.steps() : curve.cost(), curve.values());
  }

  private static TextPlot.Frame frame(List<Curve> curves, double target) {
    double right = curves.stream().flatMap(c -> c.x().stream()).mapToDouble(x -> x).max().orElse(1);
    double[] values =
        DoubleStream.concat(
                DoubleStream.of(target),
                curves.stream().flatMap(c -> c.y().stream()).mapToDouble(y -> y))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    double low = Math.min(target, values[(int) Math.ceil((1 - SHOWN) * (values.length - 1) / 2)]);
    double high = Math.max(target, values[(int) Math.floor(SHOWN * (values.length - 1))]);
    double margin = high > low ? .05 * (high - low) : Math.max(1e-9, Math.abs(low));
    return new TextPlot.Frame(0, right > 0 ? right : 1, low - margin, high + margin);
  }
}
