package org.algoperf.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.algoperf.harness.ErrorKind;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.Scorer;
import org.algoperf.scoring.WorkloadRow;
import org.algoperf.scoring.report.PlotReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws logs in the terminal. */
@Command(
    name = "plot",
    description =
        "Draw learning curves and performance profiles of log trees in the terminal; for pages, see"
            + " 'algoperf report'.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  algoperf plot results/monday",
      "  algoperf plot results/monday --what curves --workloads '*_mlp' --against steps",
      "  algoperf plot results/monday --color always | less -R"
    })
@Exits(on = {ErrorKind.DATA, ErrorKind.OUTPUT})
final class PlotCommand implements Runnable {

  private static final int WIDTH = 80;

  private final Host host;

  @Mixin private ScoreFlags flags;

  /** Which figures. */
  enum What {
    ALL,
    CURVES,
    PROFILES
  }

  /** What learning curves are drawn against. */
  enum Axis {
    TIME,
    STEPS
  }

  @Option(
      names = "--what",
      paramLabel = "WHAT",
      description = "all (the default), curves or profiles.")
  private What what = What.ALL;

  @Option(
      names = "--against",
      paramLabel = "AXIS",
      description = "Learning curves over time (the default, on --clock) or steps.")
  private Axis against = Axis.TIME;

  @Option(
      names = "--workloads",
      arity = "1",
      paramLabel = "GLOBS",
      description = "Of which workloads the curves are drawn (default: all).")
  private List<String> workloads = List.of("*");

  PlotCommand(Host host) {
    this.host = host;
  }

  @Override
  public void run() {
    Leaderboard board = Scorer.score(flags.request());
    ScoreFlags.explain(board, host.console());
    PlotReport report =
        new PlotReport(
            host.console().data().columns().orElse(WIDTH),
            host.console().data().color(),
            against == Axis.STEPS);
    List<String> chosen =
        Name.select(
            "workload",
            Name.ofFlag("--workloads", workloads),
            board.workloads().stream().map(WorkloadRow::name).toList());
    StringBuilder figures = new StringBuilder();
    if (what != What.PROFILES) {
      figures.append(curves(report, board, chosen));
    }
    if (what != What.CURVES) {
      figures.append(what == What.ALL ? "\n" : "").append(report.profiles(board));
    }
    host.console().print(figures.toString());
  }

  /** All figures of a run, for the terminal that shows its messages. */
  static String all(Leaderboard board, Console console) {
    PlotReport report = new PlotReport(console.columns().orElse(WIDTH), console.color(), false);
    List<String> names = board.workloads().stream().map(WorkloadRow::name).toList();
    return curves(report, board, names) + "\n" + report.profiles(board);
  }

  private static String curves(PlotReport report, Leaderboard board, List<String> chosen) {
    return board.workloads().stream()
        .filter(w -> chosen.contains(w.name()))
        .map(w -> report.curves(board, w))
        .collect(Collectors.joining("\n"));
  }
}
