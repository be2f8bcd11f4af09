package org.algoperf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.fake.FakeConfigs;
import org.algoperf.harness.fake.Quadratic;
import org.algoperf.harness.trial.SystemClock;
import org.algoperf.workloads.spec.Workload;

/**
 * Where the documented commands are played: a directory with the files that the pages name, and two
 * programs. The real one serves commands that are quick as they are. Those that train have all
 * submissions too, but quadratics in the place of workloads, under the workloads' names, and
 * rulesets of 1 study. Where a command names no workload, one is enough.
 */
final class DocsStage {

  /** Results that the pages name, all of them links to one run. */
  private static final List<String> RESULTS =
      List.of("tuesday", "old", "new", "mine", "nightly", "x", "../laptop", "../server");

  /** What the pages call otherwise. */
  private static final Map<String, String> NAMES =
      Map.of(
          "~/data",
          "my_data",
          "logs",
          "exported/logs",
          "workload_targets.json",
          "exported/workload_targets.json");

  private static final List<String> TUNED = List.of("external", "external_v06");
  private static final List<String> UNTUNED = List.of("self_tuning", "self_tuning_v06");

  private final Path directory;
  private final Path home = Path.of(System.getProperty(ConfigFiles.HOME_PROPERTY));

  /** How many commands have written something; none may find what another left. */
  private int outputs;

  DocsStage(Path directory) {
    this.directory = directory;
  }

  /** The catalog with quadratics in the place of workloads. */
  public static final class Toys implements Supplier<Catalog> {

    @Override
    public Catalog get() {
      Catalog all = new BuiltIn().get();
      SortedMap<String, Workload> workloads = new TreeMap<>();
      all.workloads().keySet().forEach(name -> workloads.put(name, Quadratic.named(name)));
      return new Catalog(workloads, all.submissions());
    }
  }

  /** Writes the files. */
  void prepare() throws IOException {
    writeConfigs();
    Files.createSymbolicLink(file("my_data"), data());
    write("my_run.yaml", "submissions: [nadamw]\n");
    write(
        "README.md",
        """
        <!-- BEGIN LEADERBOARD -->
        <!-- END LEADERBOARD -->
        <!-- algoperf:leaderboard -->
        <!-- /algoperf:leaderboard -->
        """);
    Path monday = file("results/monday");
    succeed(real("new", "my_optimizer", "--dir", directory.toString()));
    Path mine = mine();
    String others = "adamw,nadamw";
    run(monday, "--workloads", "*", "--submissions", others, "--submission", mine.toString());
    runParts();
    Path aa = file("results/aa");
    succeed(toys("aa", "--submission", "adamw", "--workers", "0", "--out", aa.toString()));
    Files.createSymbolicLink(file("results/aa-adamw"), aa);
    for (String name : RESULTS) {
      Files.createSymbolicLink(file("results").resolve(name), monday);
    }
    succeed(real("report", monday.toString(), "--out", monday.toString()));
    succeed(real("export", monday.toString(), "--out", file("exported").toString()));
    append(file("history.jsonl"));
  }

  /** Two halves of a run, with copies of one plan. */
  private void runParts() throws IOException {
    Path plan = file("results/plan");
    run(plan, "--submissions", "nadamw", "--launcher", "jobs");
    for (String part : List.of("a", "b")) {
      Path out = Files.createDirectories(file("results/" + part));
      Files.copy(plan.resolve("plan.json"), out.resolve("plan.json"));
      run(out, "--submissions", "nadamw", "--shard", part.equals("a") ? "1/2" : "2/2");
    }
  }

  private void run(Path out, String... choice) throws IOException {
    List<String> words = new ArrayList<>(List.of("run", "--workers", "0", "--out", out.toString()));
    words.addAll(List.of(choice));
    succeed(toys(words.toArray(String[]::new)));
  }

  private void append(Path history) {
    String monday = file("results/monday").toString();
    succeed(real("history", "append", "--results", monday, "--history", history.toString()));
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  /** Real data where there is some; else a directory without any. */
  private Path data() throws IOException {
    Path shared = Path.of(System.getProperty("algoperf.test.shared", "none")).resolve("data");
    return Files.isDirectory(shared) ? shared : Files.createDirectories(file("no_data"));
  }

  private Path mine() throws IOException {
    return write(
        "mine.yaml",
        """
        name: mine
        hyperparameters:
          learning_rate: {default: 0.1, min: 0.05, max: 0.2, scaling: log}
        chain:
          - scale_by_learning_rate: {constant: learning_rate}
        """);
  }

  private void writeConfigs() throws IOException {
    Path from = home.resolve("configs");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        write("configs/" + from.relativize(file), Files.readString(file));
      }
    }
    Path configs = directory.resolve("configs");
    for (String name : new Toys().get().workloads().keySet()) {
      FakeConfigs.workload(configs, name, "nadamw", Quadratic.SHA256);
    }
    for (String name : TUNED) {
      FakeConfigs.ruleset(configs, name, true, 4, 1, "1");
    }
    for (String name : UNTUNED) {
      FakeConfigs.ruleset(configs, name, false, 1, 1, "3");
    }
    for (String name : List.of("default", "quick", "nightly")) {
      Path runs = configs.resolve("runs/" + name + ".yaml");
      String text = Files.readString(runs).replaceFirst("workloads: .*", "workloads: ['*_mlp']");
      Files.writeString(runs, text.replace("['*']", "['sgd']"));
    }
  }

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static void succeed(Cli.Result result) {
    assertEquals(ExitCodes.OK, result.code(), result.err());
  }

  /** The program as it is. */
  Cli.Result real(String... words) {
    return execute(BuiltIn.class, words);
  }

  /** The program with quadratics to train on; what it writes into its configuration is undone. */
  Cli.Result toys(String... words) throws IOException {
    String before = System.setProperty(ConfigFiles.HOME_PROPERTY, directory.toString());
    try {
      return execute(Toys.class, words);
    } finally {
      System.setProperty(ConfigFiles.HOME_PROPERTY, before);
      if (words[0].equals("target")) {
        writeConfigs();
      }
    }
  }

  private static Cli.Result execute(Class<? extends Supplier<Catalog>> catalog, String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(new PrintWriter(out), new PrintWriter(err), OptionalInt.empty(), false);
    Host host =
        Host.of(
            console,
            CatalogSource.of(catalog),
            Map.of(),
            new SystemClock(),
            () -> LocalDateTime.of(2026, 3, 4, 5, 6, 7));
    int code = Main.execute(host, words);
    return new Cli.Result(code, out.toString(), err.toString());
  }

  /** The words of a command, with each that names a file naming it on this stage. */
  List<String> here(List<String> words) {
    List<String> here = new ArrayList<>();
    String previous = "";
    for (String word : words) {
      boolean written =
          previous.equals("--out") || (previous.equals("--history") && words.contains("append"));
      here.add(written ? fresh().toString() : here(word, words));
      previous = word;
    }
    return here;
  }

  /** A path that nothing has written to. */
  Path fresh() {
    return file("out" + outputs++);
  }

  private String here(String word, List<String> words) {
    if (word.equals("my_cluster.yaml")) {
      boolean slurm = words.contains("slurm");
      return home.resolve("configs/launchers/" + (slurm ? "slurm" : "k8s") + ".yaml").toString();
    }
    Path file = file(NAMES.getOrDefault(word, word));
    return Files.exists(file) ? file.toString() : word;
  }
}
