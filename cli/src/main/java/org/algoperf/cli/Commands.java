package org.algoperf.cli;

import java.util.List;

/** The commands by their names, in the order of the help; each is made where it is asked for. */
final class Commands {

  private static final List<String> NAMES =
      List.of(
          "run",
          "plan",
          "list",
          "describe",
          "target",
          "trial",
          "status",
          "verify",
          "score",
          "report",
          "export",
          "bench",
          "new",
          "check",
          "aa",
          "compare",
          "history",
          "reproduce",
          "doctor",
          "data",
          "schema",
          "plot",
          "completion",
          "man");

  private Commands() {}

  /** The names of all. */
  static List<String> all() {
    return NAMES;
  }

  /**
   * Those that a command line may be about: to make one takes picocli 10 ms, and the others would
   * not be looked at.
   */
  static List<String> of(String... args) {
    return args.length > 0 && NAMES.contains(args[0]) ? List.of(args[0]) : NAMES;
  }

  /** A new command of that name. */
  static Object make(String name, Host host) {
    return switch (name) {
      case "run" -> new RunCommand(host);
      case "plan" -> new PlanCommand(host);
      case "list" -> new ListCommand(host);
      case "describe" -> new DescribeCommand(host);
      case "target" -> new TargetCommand(host);
      case "trial" -> new TrialCommand(host);
      case "status" -> new StatusCommand(host);
      case "verify" -> new VerifyCommand(host);
      case "score" -> new ScoreCommand(host);
      case "report" -> new ReportCommand(host);
      case "export" -> new ExportCommand(host);
      case "bench" -> new BenchCommand(host);
      case "new" -> new NewCommand(host);
      case "check" -> new CheckCommand(host);
      case "aa" -> new AaCommand(host);
      case "compare" -> new CompareCommand(host);
      case "history" -> new HistoryCommand(host);
      case "reproduce" -> new ReproduceCommand(host);
      case "doctor" -> new DoctorCommand(host);
      case "data" -> new DataCommand(host);
      case "schema" -> new SchemaCommand(host);
      case "plot" -> new PlotCommand(host);
      case "completion" -> new CompletionCommand(host);
      case "man" -> new ManCommand(host);
      default -> throw new IllegalArgumentException("no command " + name);
    };
  }
}
