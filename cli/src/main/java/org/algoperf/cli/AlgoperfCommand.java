package org.algoperf.cli;

import org.algoperf.workloads.torch.Blas;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a subcommand: help and version. */
@Command(
    name = "algoperf",
    versionProvider = Versions.class,
    description =
        "Is this optimizer really faster? Measures how fast training algorithms reach a"
            + " fixed validation target on fixed workloads, and scores them as AlgoPerf does.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  algoperf run --ruleset external --quick        a smoke run, within a minute",
      "  algoperf run --ruleset external                the default leaderboard",
      "  algoperf run --workloads '*mlp' --submissions 'adam*,nadamw' --studies 3",
      "  algoperf run --config configs/runs/default.yaml --seed 7 --out results/seed7",
      "  algoperf list submissions --format json"
    })
final class AlgoperfCommand implements Runnable {

  @Spec private CommandSpec spec;

  // picocli reads the annotations of these two, nobody their values.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  private boolean help;

  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the versions of algoperf, Java, DJL and libtorch, and the BLAS path.")
  private boolean version;

  /** Before the engine starts, which reads it. */
  @Option(
      names = "--blas",
      paramLabel = "PATH",
      scope = ScopeType.INHERIT,
      description =
          "Which path the matrix products take on AMD's processors: auto (the default), the fast one"
              + " where it works, or plain. The two differ in bits; logs say which it was, and are"
              + " not scored together.")
  void setBlas(Blas.Choice choice) {
    if (choice != null) {
      choice.set();
    }
  }

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  private boolean debug;

  // Its value is read before the command line is parsed: see ColorChoice.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = "--color",
      scope = ScopeType.INHERIT,
      paramLabel = "WHEN",
      description = "auto (the default: on a terminal, unless NO_COLOR is set), always or never.")
  private ColorChoice color = ColorChoice.AUTO;

  /** Whether stack traces are wanted. */
  boolean debug() {
    return debug;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "no command given; expected one of " + names(spec));
  }

  private static String names(CommandSpec spec) {
    return spec.subcommands().entrySet().stream()
        .filter(e -> !e.getValue().getCommandSpec().usageMessage().hidden())
        .map(e -> e.getKey())
        .reduce((a, b) -> a + ", " + b)
        .orElse("(none)");
  }
}
