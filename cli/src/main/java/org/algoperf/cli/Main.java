package org.algoperf.cli;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.algoperf.cli.help.Usage;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.trial.SystemClock;
import org.algoperf.scoring.Wrap;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The program. */
public final class Main {

  private static final int PLAIN_WIDTH = 100;

  /** Longer lines are hard to read, however wide a terminal is. */
  private static final int WIDEST = 120;

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    // No number that is printed or parsed may depend on where the machine stands.
    Locale.setDefault(Locale.ROOT);
    Host host =
        Host.of(
            Console.ofProcess(ColorChoice.of(args)),
            CatalogSource.of(BuiltIn.class),
            System.getenv(),
            new SystemClock(),
            LocalDateTime::now);
    System.exit(execute(host, args));
  }

  /** Runs one command and returns its exit code. */
  static int execute(Host host, String... args) {
    return commandLine(host, Commands.of(args)).execute(args);
  }

  /** All commands, ready to be executed or described. */
  static CommandLine commandLine(Host host) {
    return commandLine(host, Commands.all());
  }

  private static CommandLine commandLine(Host host, List<String> commands) {
    Console console = host.console();
    AlgoperfCommand root = new AlgoperfCommand();
    CommandLine line = new CommandLine(root);
    commands.forEach(name -> line.addSubcommand(Commands.make(name, host)));
    line.setOut(console.out())
        .setErr(console.err())
        .setColorScheme(
            Help.defaultColorScheme(console.data().color() ? Help.Ansi.ON : Help.Ansi.OFF))
        .setUsageHelpWidth(Math.min(WIDEST, console.data().columns().orElse(PLAIN_WIDTH)));
    Converters.register(line);
    Errors errors = new Errors(console, root::debug);
    line.setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors)
        .setExecutionStrategy(Errors::run);
    describe(line);
    line.getCommandSpec().usageMessage().exitCodeList(ExitCodes.meanings());
    line.getSubcommands().values().forEach(Main::describeSubcommand);
    return line;
  }

  /** Names the exit codes with which it can end; what they mean would fill half of each help. */
  private static void describeSubcommand(CommandLine line) {
    describe(line);
    Map<String, String> codes = ExitCodes.meanings(line.getCommandSpec());
    line.getCommandSpec().usageMessage().exitCodeList(codes);
    String words =
        "Exit codes: %s; 'algoperf --help' says what they mean"
            .formatted(String.join(", ", codes.keySet()));
    line.getCommandSpec().usageMessage().exitCodeListHeading("%n");
    line.getHelpSectionMap()
        .put(
            UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST,
            help -> String.join("\n", Wrap.lines(words, "", line.getUsageHelpWidth())) + "\n");
    line.getSubcommands().values().forEach(Main::describeSubcommand);
  }

  private static void describe(CommandLine line) {
    // One that names every option would fill a screen, and the options are listed below it.
    line.getCommandSpec()
        .usageMessage()
        .customSynopsis(Usage.of(line).synopsis())
        .exitCodeListHeading("%nExit codes:%n");
  }
}
