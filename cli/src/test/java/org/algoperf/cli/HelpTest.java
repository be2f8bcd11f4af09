package org.algoperf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.algoperf.cli.help.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelpTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "algoperf descr, describe",
    "algoperf describe submission nad, nadamw",
    "algoperf describe workload small, small_transformer",
    "algoperf run --submissions heavy, heavy_ball",
    "algoperf run --workloads fash, fashion_mnist_mlp",
    "algoperf run --baseline heavy, heavy_ball",
    "algoperf run --ruleset self_tuning_, self_tuning_v06",
    "algoperf run --stop-rule bo, both",
    "algoperf score --cl, --clock"
  })
  void bashCompletesCommandsFlagsAndNames(String line, String expected) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash");
    Path script = directory.resolve("completion");
    Files.writeString(script, Cli.run("completion", "bash").out());
    Process bash = start(script, List.of(line.split(" ")));
    assertEquals(0, bash.waitFor());
    String out = Files.readString(directory.resolve("out"), StandardCharsets.UTF_8);
    assertTrue(out.lines().map(String::strip).anyMatch(expected::equals), out);
  }

  private Process start(Path script, List<String> words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "/bin/bash",
                "-c",
                "source \"$0\"; COMP_WORDS=(\"$@\"); COMP_CWORD=$((${#COMP_WORDS[@]}-1));"
                    + " _complete_algoperf; printf '%s\\n' \"${COMPREPLY[@]}\"",
                script.toString()));
    command.addAll(words);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("out").toFile())
        .directory(directory.toFile())
        .start();
  }

  @Test
  void helpFitsTheTerminalAndBeginsWithOneLine() {
    for (int width : new int[] {60, 80, 120}) {
      Cli cli = Cli.terminal(width);
      for (String command : Main.commandLine(cli.host()).getSubcommands().keySet()) {
        assertEquals(0, Main.execute(cli.host(), command, "--help"));
        List<String> lines = cli.out().lines().toList();
        lines.forEach(line -> assertTrue(line.length() <= width, command + ": " + line));
        assertTrue(lines.get(0).startsWith("Usage: algoperf " + command), lines.get(0));
        assertFalse(lines.get(1).startsWith(" "), lines.get(1));
      }
    }
  }

  @Test
  void zshLoadsTheSameScript() {
    String bash = Cli.run("completion", "bash").out();
    assertEquals(
        "autoload -U +X bashcompinit && bashcompinit\n" + bash, Cli.run("completion", "ZSH").out());
  }

  @Test
  void aManualPageHasItsSections() {
    String page = Cli.run("man", "run").out();
    List<String> sections =
        page.lines().filter(l -> l.startsWith(".SH ")).map(l -> l.substring(4)).toList();
    assertEquals(
        List.of("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "EXAMPLES"), sections);
    assertTrue(page.startsWith(".TH \"algoperf-run\" \"1\""), page);
    assertTrue(page.contains(".B \\-\\-workloads=GLOBS"), page);
  }

  @Test
  void everyCommandHasAManualPage() throws IOException {
    Cli.Result result = Cli.run("man", "--out", directory.toString());
    assertEquals(0, result.code(), result.err());
    assertTrue(Files.exists(directory.resolve("algoperf.1")));
    assertTrue(Files.exists(directory.resolve("algoperf-score.1")));
    assertTrue(Files.exists(directory.resolve("algoperf-history-check.1")));
    assertTrue(Cli.run("man", "history-check").out().contains("\\-\\-fail\\-on"));
  }

  @Test
  void anUnknownPageIsAMessage() {
    assertTrue(
        Cli.run("man", "scor")
            .err()
            .startsWith(
                "algoperf: error: unknown command 'scor', did you mean 'score'?; there are:"));
  }

  @Test
  void eachHelpNamesTheExitCodesOfItsCommandAndTheirMeaningsAreAtTheTop() {
    assertTrue(
        Cli.run("compare", "--help")
            .out()
            .contains("\nExit codes: 0, 2, 3, 4, 5, 70; 'algoperf --help' says what they mean\n"));
    assertTrue(
        Cli.run("history", "check", "-h").out().contains("\nExit codes: 0, 2, 3, 4, 5, 70;"));
    assertTrue(
        Cli.run("run", "-h").out().contains("\nExit codes: 0, 1, 2, 4, 5, 6, 70, 130, 143;"));
  }

  @Test
  void everyCommandDescribesItselfAndGivesAnExample() {
    Main.commandLine(Cli.plain().host())
        .getSubcommands()
        .values()
        .forEach(
            command -> {
              var usage = Usage.of(command);
              assertTrue(!usage.description().isEmpty(), usage.name());
              assertTrue(!usage.examples().isEmpty(), usage.name() + " has no example");
              assertTrue(!usage.exitCodes().isEmpty(), usage.name());
              usage
                  .options()
                  .forEach(o -> assertTrue(!o.meaning().isBlank(), usage.name() + o.term()));
            });
  }
}
