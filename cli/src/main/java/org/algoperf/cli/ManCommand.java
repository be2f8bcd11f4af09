package org.algoperf.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.algoperf.cli.help.ManPage;
import org.algoperf.cli.help.Usage;
import org.algoperf.harness.BuildInfo;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.Names;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints manual pages. */
@Command(
    name = "man",
    description = "Print the manual page of a command, or write those of all.",
    footerHeading = "%nExamples:%n",
    footer = {"  algoperf man run | man -l -", "  algoperf man --out ~/.local/share/man/man1"})
@Exits(on = ErrorKind.OUTPUT)
final class ManCommand implements Callable<Integer> {

  private final Host host;

  @Parameters(
      arity = "0..1",
      paramLabel = "COMMAND",
      description = "The command (default: the program itself).")
  private Optional<String> command;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write the pages of all commands there instead.")
  private Optional<Path> out;

  ManCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException {
    CommandLine root = Main.commandLine(host);
    Map<String, CommandLine> commands = new TreeMap<>();
    Usage.all(root).values().forEach(each -> commands.put(name(root, each), each));
    if (out.isEmpty()) {
      String name = command.orElse(root.getCommandName()).toLowerCase(Locale.ROOT);
      if (!commands.containsKey(name)) {
        throw Names.unknown("command", name, commands.keySet());
      }
      host.console().print(page(commands.get(name)));
      return ExitCodes.OK;
    }
    Files.createDirectories(out.get());
    for (CommandLine each : commands.values()) {
      Path file = out.get().resolve(ManPage.fileStem(Usage.of(each)) + ".1");
      Files.writeString(file, page(each));
    }
    host.console().println(out.get());
    return ExitCodes.OK;
  }

  /** As the command is named here: {@code run}, {@code history-check}. */
  private static String name(CommandLine root, CommandLine command) {
    return ManPage.fileStem(Usage.of(command)).replaceFirst("^" + root.getCommandName() + "-", "");
  }

  private static String page(CommandLine command) {
    return ManPage.of(Usage.of(command), BuildInfo.read().version());
  }
}
