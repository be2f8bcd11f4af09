package org.algoperf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.fake.FakeConfigs;
import org.algoperf.harness.fake.FakeRuns;
import org.algoperf.harness.fake.Fakes;
import org.algoperf.harness.run.Run;
import org.algoperf.harness.run.RunListener;
import org.algoperf.harness.trial.SystemClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command in the README and under {@code docs/}.
 *
 * <p>Those in {@link #CHEAP} are run, on files in a temporary directory and on the logs of a small
 * run. All others ({@code run}, {@code target}, {@code aa}, {@code bench}, and whatever needs a
 * network, a cluster or minutes) are parsed, so that a flag that does not exist is found; {@code
 * run} is run once, in its smallest form.
 */
class DocsTest {

  private static final Path HOME = Path.of(System.getProperty("algoperf.home"));

  private static final Set<String> CHEAP =
      Set.of(
          "list",
          "describe",
          "score",
          "report",
          "plot",
          "export",
          "completion",
          "man",
          "schema",
          "check",
          "data",
          "doctor",
          "--help",
          "--version");

  /** What makes a cheap command expensive: ten seconds, the network, or somebody's own files. */
  private static final Pattern EXPENSIVE =
      Pattern.compile(
          "--measure|data prepare|[~$<]|--insert|workload_targets|'\\*'|--reference|--workloads"
              + "|check my_optimizer|doctor --");

  /** A link to another file, without the place in it. */
  private static final Pattern LINK = Pattern.compile("\\]\\((?!\\w+:|#)([^)#]+)[^)]*\\)");

  /** Exit codes of success; a doctor may well find a problem on the machine that runs the tests. */
  private static final Map<String, Set<Integer>> CODES = Map.of("doctor", Set.of(0, 1));

  /** Directories that commands write. */
  private static final Set<String> OUTPUTS =
      Set.of("page", "tables", "columns", "events", "exported", "report");

  @TempDir private static Path workspace;

  /** How many commands have written one; none may find what another left. */
  private static int outputs;

  @BeforeAll
  static void prepare() {
    Path logs = workspace.resolve("results/monday");
    new Run(
            FakeRuns.config(logs, 0, "descent"),
            CatalogSource.of(Fakes.class),
            FakeConfigs.write(workspace.resolve("configs")),
            new RunListener() {})
        .execute();
    assertEquals(0, Cli.run("new", "my_optimizer", "--dir", workspace.toString()).code());
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
        run(
            List.of(
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
                out.toString()));
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

  private static void execute(String command, Path page) {
    List<String> words = DocumentedCommands.words(command);
    boolean cheap = CHEAP.contains(words.get(0)) && !EXPENSIVE.matcher(command).find();
    if (!cheap) {
      Main.commandLine(Cli.plain().host()).parseArgs(words.toArray(String[]::new));
      return;
    }
    if (words.get(0).equals("describe")) {
      words.add("--no-measure");
    }
    if (Set.of("report", "export").contains(words.get(0)) && !words.contains("--out")) {
      words.addAll(List.of("--out", "page"));
    }
    List<String> here = new ArrayList<>(words.subList(0, 1));
    words.stream().skip(1).map(DocsTest::inWorkspace).distinct().forEach(here::add);
    Cli.Result result = run(here);
    Set<Integer> codes = CODES.getOrDefault(words.get(0), Set.of(ExitCodes.OK));
    assertTrue(
        codes.contains(result.code()),
        "%s: ./algoperf %s: exit code %d%n%s"
            .formatted(page, command, result.code(), result.err()));
    assertFalse(result.out().isEmpty(), command);
  }

  /** With the whole catalog and a clock that moves. */
  private static Cli.Result run(List<String> words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(new PrintWriter(out), new PrintWriter(err), OptionalInt.empty(), false);
    Host host =
        new Host(
            console,
            new BuiltIn().get(),
            Map.of(),
            new SystemClock(),
            () -> LocalDateTime.of(2026, 3, 4, 5, 6, 7));
    int code = Main.execute(host, words.toArray(String[]::new));
    return new Cli.Result(code, out.toString(), err.toString());
  }

  /** Results, exports and sources lie in the workspace; all results are the same ones. */
  private static String inWorkspace(String word) {
    if (word.startsWith("results/")) {
      return workspace.resolve("results/monday").toString();
    }
    if (OUTPUTS.contains(word)) {
      return workspace.resolve(word + outputs++).toString();
    }
    return word.endsWith(".java") ? workspace.resolve(word).toString() : word;
  }
}
