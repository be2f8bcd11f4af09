package org.algoperf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README and the pages under {@code docs/}: their commands, their links, their index. Commands
 * that take seconds are parsed; run they are with {@code -Dalgoperf.test.docs=all}.
 */
class DocsTest {

  private static final Path HOME = Path.of(System.getProperty("algoperf.home"));

  /** Those that train or read what was trained. */
  private static final Set<String> ON_TOYS =
      Set.of("run", "plan", "aa", "target", "trial", "verify", "reproduce", "bench", "list");

  /** Needs a network, the working directory, or a Slurm, on which a script of its own plays it. */
  private static final Pattern ELSEWHERE =
      Pattern.compile("data prepare|check my_optimizer|launcher slurm");

  /** Whether those that take seconds are run too. */
  private static final boolean ALL = "all".equals(System.getProperty("algoperf.test.docs"));

  /** Takes seconds, as it trains or measures. */
  private static final Pattern LONG =
      Pattern.compile("^(run|aa|target|trial|bench|reproduce|verify|doctor|check)\\b|--measure");

  /** Long commands by their flags: one that differs in values alone is parsed. */
  private static final Set<Set<String>> PLAYED = new HashSet<>();

  /** A link to another file, without the place in it. */
  private static final Pattern LINK = Pattern.compile("\\]\\((?!\\w+:|#)([^)#]+)[^)]*\\)");

  /** Exit codes of success; a machine may be unfit to measure, and hold no data. */
  private static final Map<String, Set<Integer>> CODES =
      Map.of("doctor", Set.of(0, 1), "data", Set.of(0, 4));

  @TempDir private static Path workspace;
  private static DocsStage stage;

  @BeforeAll
  static void prepare() throws IOException {
    stage = new DocsStage(workspace);
    stage.prepare();
  }

  @TestFactory
  Stream<DynamicTest> everyCommandOfTheDocumentation() throws IOException {
    Map<String, Path> commands = DocumentedCommands.all();
    assertTrue(commands.size() > 40, commands.keySet()::toString);
    return commands.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> execute(e.getKey(), e.getValue())));
  }

  @Test
  void aRunInItsSmallestForm() {
    Path out = workspace.resolve("smoke");
    Cli.Result result =
        stage.real(
            "run",
            "--quick",
            "--workloads",
            "logistic_regression",
            "--submissions",
            "nesterov",
            "--trials",
            "1",
            "--workers",
            "0",
            "--out",
            out.toString());
    assertEquals(0, result.code(), result.err());
    assertTrue(Files.exists(out.resolve("report.html")));
  }

  @Test
  void everyPageIsInTheIndex() throws IOException {
    String index = Files.readString(HOME.resolve("docs/README.md"));
    try (Stream<Path> pages = Files.walk(HOME.resolve("docs"))) {
      for (Path page : pages.filter(p -> p.toString().endsWith(".md")).toList()) {
        String name = HOME.resolve("docs").relativize(page).toString();
        assertTrue(
            index.contains("](" + name + ")")
                || name.startsWith("reference")
                || name.equals("README.md"),
            name);
      }
    }
  }

  @Test
  void everyLinkLeadsToAFile() throws IOException {
    try (Stream<Path> pages = Files.walk(HOME.resolve("docs"))) {
      for (Path page : pages.filter(p -> p.toString().endsWith(".md")).toList()) {
        Matcher link = LINK.matcher(Files.readString(page));
        while (link.find()) {
          Path target = page.resolveSibling(link.group(1));
          assertTrue(Files.exists(target), page + " links to " + link.group(1));
        }
      }
    }
  }

  private static void execute(String command, Path page) throws IOException {
    List<String> words = stage.here(DocumentedCommands.words(command));
    boolean toys = ON_TOYS.contains(words.get(0)) && !words.contains("--width");
    boolean skipped = LONG.matcher(command).find() && !(ALL && PLAYED.add(flags(words)));
    if (skipped || ELSEWHERE.matcher(command).find()) {
      Main.commandLine(Cli.plain().host()).parseArgs(words.toArray(String[]::new));
      return;
    }
    complete(words);
    String[] given = words.toArray(String[]::new);
    Cli.Result result = toys ? stage.toys(given) : stage.real(given);
    Set<Integer> codes = CODES.getOrDefault(words.get(0), Set.of(ExitCodes.OK));
    assertTrue(
        codes.contains(result.code()),
        "%s: ./algoperf %s: exit code %d%n%s"
            .formatted(page, command, result.code(), result.out() + result.err()));
    assertFalse((result.out() + result.err()).isEmpty(), command);
  }

  /** The command and the names of its flags. */
  private static Set<String> flags(List<String> words) {
    Set<String> flags = new TreeSet<>(words.subList(0, 1));
    words.stream().filter(word -> word.startsWith("--")).forEach(flags::add);
    return flags;
  }

  /** Adds what keeps a command on the stage, and short. */
  private static void complete(List<String> words) {
    String command = words.get(0);
    if (Set.of("run", "plan", "aa", "target").contains(command)) {
      words.addAll(List.of("--workers", "0"));
    }
    if (Set.of("run", "aa", "target", "reproduce", "report", "export").contains(command)
        && !words.contains("--out")) {
      words.addAll(List.of("--out", stage.fresh().toString()));
    }
    words.replaceAll(word -> word.equals("*") ? "adam*" : word);
    if (command.equals("bench") && !words.contains("--warmup")) {
      words.addAll(List.of("--rounds", "1"));
    }
    if (command.equals("new")) {
      words.addAll(List.of("--dir", stage.fresh().toString()));
    }
  }
}
