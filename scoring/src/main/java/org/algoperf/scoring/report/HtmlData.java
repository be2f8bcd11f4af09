package org.algoperf.scoring.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.algoperf.scoring.Curve;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.LearningCurve;
import org.algoperf.scoring.WorkloadRow;
import org.algoperf.scoring.log.Direction;
import org.algoperf.scoring.log.Json;

/** What the page's script draws, as JSON that is safe inside a script element. */
final class HtmlData {

  /** More points than pixels do not show. */
  private static final int POINTS = 160;

  private HtmlData() {}

  private record Line(int submission, List<Double> x, List<Double> y) {}

  private record Learning(
      int submission, List<Double> cost, List<Double> steps, List<Double> values) {}

  private record Task(
      String name, String metric, double target, boolean minimise, List<Learning> curves) {}

  static String json(Leaderboard board) {
    Map<String, Object> data = new LinkedHashMap<>();
    List<String> submissions = board.submissions();
    data.put("submissions", submissions);
    data.put("unit", board.request().clock().unit());
    data.put("tau_max", board.request().tauMax());
    double end = Math.max(board.request().tauMax(), 1.01);
    List<Line> profiles = new ArrayList<>();
    List<Line> taus = new ArrayList<>();
    for (int s = 0; s < submissions.size(); s++) {
      Curve steps = SvgReport.steps(board.profiles().get(s), end);
      profiles.add(new Line(s, steps.x(), steps.y()));
      taus.add(new Line(s, board.tauCurves().get(s).x(), rounded(board.tauCurves().get(s).y())));
    }
    data.put("profiles", profiles);
    data.put("tau", taus);
    data.put("workloads", board.workloads().stream().map(w -> task(board, w)).toList());
    return safe(data);
  }

  /** What it takes to repeat the runs. */
  static String runs(Leaderboard board) {
    return safe(board.runs());
  }

  private static String safe(Object data) {
    String json = Json.mapper().valueToTree(data).toString();
    return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }

  private static Task task(Leaderboard board, WorkloadRow w) {
    List<Learning> curves =
        board.curves().stream()
            .filter(c -> c.workload().equals(w.name()))
            .map(c -> thinned(board.submissions().indexOf(c.submission()), c))
            .toList();
    return new Task(
        w.name(),
        w.target().metric(),
        w.target().value(),
        w.target().direction() == Direction.MINIMIZE,
        curves);
  }

  private static Learning thinned(int submission, LearningCurve curve) {
    int n = curve.values().size();
    int stride = Math.max(1, (n + POINTS - 1) / POINTS);
    List<Double> cost = new ArrayList<>();
    List<Double> steps = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      if (i % stride == 0 || i == n - 1) {
        cost.add(round(curve.cost().get(i)));
        steps.add(curve.steps().get(i));
        values.add(round(curve.values().get(i)));
      }
    }
    return new Learning(submission, cost, steps, values);
  }

  private static List<Double> rounded(List<Double> values) {
    return values.stream().map(HtmlData::round).toList();
  }

  /** Six significant digits are more than a screen shows; NaN and infinities stay. */
  private static double round(double value) {
    return Double.isFinite(value) && value != 0
        ? new BigDecimal(value).round(new MathContext(6)).doubleValue()
        : value;
  }
}
