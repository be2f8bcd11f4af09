package org.algoperf.harness.external;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.ExternalSource;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.Offer;
import org.algoperf.harness.config.SubmissionPoints;
import org.algoperf.harness.fake.Fakes;
import org.algoperf.submissions.api.Submission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExternalsTest {

  private static final String SERVICES =
      "META-INF/services/org.algoperf.submissions.api.Submission";

  @TempDir Path directory;

  private static String error(Path... files) {
    HarnessException e = assertThrows(HarnessException.class, () -> Externals.load(List.of(files)));
    assertEquals(ErrorKind.USAGE, e.kind());
    return e.getMessage();
  }

  private static Offer offer(Externals externals, String name) {
    return externals.joined(new Fakes().get()).submission(name);
  }

  @Test
  void aJavaFileIsNamedAfterItsRecordAndHasItsPointsBesideIt() throws Exception {
    Path file = Sources.java(directory);
    Externals externals = Externals.load(List.of(file));
    assertEquals(List.of("my_optimizer"), externals.names());
    Offer offer = offer(externals, "my_optimizer");
    assertEquals(List.of("rate"), offer.type().hyperparameters());
    assertEquals("MyOptimizer[rate=0.5]", offer.at(Map.of("rate", .5)).toString());
    SubmissionPoints points = externals.points().get("my_optimizer");
    assertEquals(Map.of("rate", .1), points.point());
    ExternalSource source = offer.source().orElseThrow();
    assertEquals(file, source.path());
    assertEquals(ExternalSource.of(file, Files.readAllBytes(file)), source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.algoperf.harness.trial.SystemClock",
        "org.algoperf.scoring.log.TrialLogWriter",
        "org.algoperf.submissions.catalog.AdamW",
        "org.algoperf.workloads.catalog.Workloads",
        "ai.djl.pytorch.jni.JniUtils"
      })
  void theHarnessAndOtherSubmissionsCannotBeNamed(String name) throws Exception {
    Path java = Sources.java(directory);
    String imported = "import " + name + ";\n" + Sources.JAVA;
    Files.writeString(
        java, imported.replace("Ops.scale(g", name + ".class.hashCode();Ops.scale(g"));
    String message = error(java);
    assertTrue(message.contains("MyOptimizer.java:1:"), message);
    assertTrue(message.contains("package " + name.replaceAll("\\.[A-Z].*", "")), message);

    ClassLoader loader = new ContractClasses();
    ClassNotFoundException e =
        assertThrows(ClassNotFoundException.class, () -> loader.loadClass(name));
    assertEquals(name + ", which is not open to submissions", e.getMessage());
    assertEquals(Submission.class, loader.loadClass(Submission.class.getName()));
  }

  @Test
  void pointsMayLieInADirectoryButNotTwice() throws Exception {
    Path file = Sources.java(directory);
    Path beside = directory.resolve("my_optimizer.point.json");
    Path within = directory.resolve("my_optimizer/point.json");
    Files.createDirectories(within.getParent());
    SubmissionPoints points = Externals.load(List.of(file)).points().get("my_optimizer");
    Files.writeString(within, "{\"rate\": 0.2}");
    assertEquals(
        "my_optimizer has its default point twice, in %s and in %s; delete one"
            .formatted(beside, within),
        assertThrows(HarnessException.class, points::point).getMessage());
    Files.delete(beside);
    assertEquals(Map.of("rate", .2), points.point());
    Files.delete(within);
    assertEquals(
        "my_optimizer has no default point: expected %s or %s, with a value for each of [rate]: {\"rate\": 0.1}"
            .formatted(beside, within),
        assertThrows(HarnessException.class, points::point).getMessage());
  }

  @Test
  void compilerErrorsHaveTheirLineAndACaret() throws Exception {
    Path file = Sources.java(directory);
    Files.writeString(file, Sources.JAVA.replace("(g, rate)", "(g, rat)"));
    assertEquals(
        """
        MyOptimizer.java does not compile:
        MyOptimizer.java:8:20: cannot find symbol
              Ops.scale(g, rat);
                           ^
          symbol:   variable rat
          location: class MyOptimizer
          did you mean rate?""",
        error(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ops.scale(g, rate)    | Ops.skale(g, rate)         | did you mean scale? see docs/reference/operations.md
          Ops.scale(g, rate)    | g.multi(g)                 | did you mean muli? see docs/reference/operations.md
          Ops.scale(g, rate)    | state.zero("m")            | did you mean zeros? see docs/reference/operations.md
          Ops.scale(g, rate)    | trapezoid(1, 0, 0, 9)      | add 'import static org.algoperf.submissions.transform.Schedules.trapezoid;'
          Ops.scale(g, rate)    | scaleByAdamm(0, 0, 0)      | did you mean scaleByAdam? see docs/reference/links.md
          Ops.scale(g, rate)    | Reductions.norm(g)         | add 'import org.algoperf.workloads.torch.Reductions;'
          """)
  void unknownNamesAreGuessed(String right, String wrong, String hint) throws Exception {
    Path file = Sources.java(directory);
    Files.writeString(file, Sources.JAVA.replace(right, wrong));
    List<String> lines = error(file).lines().toList();
    assertEquals("  " + hint, lines.get(lines.size() - 1), lines::toString);
  }

  @Test
  void clocksAndUnseededNumbersAreFound() throws Exception {
    Path file = Sources.java(directory);
    Files.writeString(
        file,
        Sources.JAVA.replace(
            "return g;",
            """
            g.getManager().randomNormal(g.getShape());
            double ok = new java.util.Random(t).nextGaussian() + java.time.Duration.ofDays(1).toDays();
            java.util.function.DoubleSupplier d = Math::random;
            long now = System.nanoTime() + java.time.Instant.now().toEpochMilli();
            new java.util.Random();
            return g;"""));
    assertEquals(
        List.of(
            "MyOptimizer.java:9 calls ai.djl.ndarray.NDManager.randomNormal",
            "MyOptimizer.java:11 calls Math.random",
            "MyOptimizer.java:12 calls System.nanoTime",
            "MyOptimizer.java:12 calls java.time.Instant.now",
            "MyOptimizer.java:13 calls new java.util.Random()"),
        Externals.load(List.of(file)).impure("my_optimizer"));
  }

  @Test
  void copiesInTheRunStandInForWhatHasChanged() throws Exception {
    Path file = Sources.java(directory.resolve("."));
    Path run = directory.resolve("run");
    Externals first = Externals.load(List.of(file, Sources.yaml(directory)));
    first.in(run).keep();
    Files.delete(file);
    Files.delete(directory.resolve("my_optimizer.point.json"));
    Files.writeString(directory.resolve("my_chain.yaml"), "name: other");
    Externals again = Externals.reload(first.sources(), Optional.of(run));
    assertEquals(first.sources(), again.sources());
    assertEquals(List.of("my_chain", "my_optimizer"), again.names());
    assertEquals(Map.of("rate", .1), again.points().get("my_optimizer").point());

    String hash = first.sources().get(0).sha256();
    Path copy = run.resolve(".sources").resolve(hash.substring(0, 16)).resolve("MyOptimizer.java");
    Files.writeString(copy, Sources.JAVA + "// changed");
    assertEquals(
        "submission " + directory.resolve("MyOptimizer.java") + " does not exist",
        assertThrows(
                HarnessException.class, () -> Externals.reload(first.sources(), Optional.of(run)))
            .getMessage());
  }

  @Test
  void aFileWithoutASubmissionIsRefused() throws Exception {
    Path file = Files.writeString(directory.resolve("Other.java"), "record Other(double x) {}");
    assertEquals(
        "Other.java: expected one record that implements TransformSubmission or Submission, such"
            + " as 'public record Other(double learningRate) implements TransformSubmission',"
            + " found none",
        error(file));
    Path text = Files.writeString(directory.resolve("notes.txt"), "");
    assertEquals(
        "notes.txt: expected a file that ends in .java, .yaml or .jar; the names of built-in"
            + " submissions go to --submissions",
        error(text));
    Path none = directory.resolve("None.java");
    assertEquals("submission " + none + " does not exist", error(none));
  }

  @Test
  void namesAreTakenOnce() throws Exception {
    Path file = Sources.java(directory);
    Path yaml = directory.resolve("my_chain.yaml");
    Files.writeString(yaml, Sources.YAML.replace("my_chain", "my_optimizer"));
    assertEquals(
        "two submissions are named 'my_optimizer', in %s and in %s; rename one"
            .formatted(file, yaml),
        error(file, yaml));
    Files.writeString(yaml, Sources.YAML.replace("my_chain", "descent"));
    Externals externals = Externals.load(List.of(yaml));
    assertEquals(
        yaml + ": the name 'descent' is taken by a built-in submission; choose another",
        assertThrows(HarnessException.class, () -> externals.joined(new Fakes().get()))
            .getMessage());
  }

  @Test
  void aChainHasItsPointsInItsFile() throws Exception {
    Externals externals = Externals.load(List.of(Sources.yaml(directory)));
    SubmissionPoints points = externals.points().get("my_chain");
    assertEquals(Map.of("rate", .1, "one_minus_beta", 1), points.point());
    assertEquals(Map.of("rate", .05, "one_minus_beta", 1), points.searchSpace().corners().get(0));
    assertEquals(
        List.of("rate", "one_minus_beta"), offer(externals, "my_chain").type().hyperparameters());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ema: beta      | emma: beta    | :6: my_chain: no link is named emma, did you mean ema? They are listed in docs/reference/links.md
          ema: beta      | ema: gamma    | :6: my_chain: ema: there is no hyperparameter gamma. There are [rate, one_minus_beta]
          ema: beta      | ema: {b: 1}   | :6: my_chain: ema: beta: expected a number, found {b=1}
          ema: beta      | ema: 2        | :6: my_chain: ema: beta1 must be in [0, 1), found 2
          {constant:     | {konstant:    | :7: my_chain: scale_by_learning_rate: no schedule is named konstant, did you mean constant? They are listed in docs
          ema: beta      | scale_by_adam: {beta1: 0.9, beta2 0.99, epsilon: 1} | :6: my_chain: expected scale_by_adam(beta1, beta2) or scale_by_adam(beta1, beta2, epsilon), found the arguments {beta1=0.9, beta2 0.99=null, epsilon=1}: 'beta2 0.99': a colon is missing
          {constant: rate} | {warmup: {rate: rate, warmup_frac: 0.1}} | :7: my_chain: scale_by_learning_rate: expected warmup(rate, warmup_fraction), found the arguments {rate=rate, warmup_frac=0.1}, did you mean warmup_fraction?
          {constant: rate} | {constant: rate | : line 7, column 44: while parsing a flow mapping: expected ',' or '}', but got <stream end>
          name: my_chain | name: MyChain | : expected a name of small letters, digits and underscores such as 'name: my_chain', found MyChain
          chain:         | links:        | : line 5, column 1: unknown key
          default: 0.1,  | default: a,   | :3: hyperparameter 'rate': expected a number or
          max: 0.2,      | max: 0,       | :3: hyperparameter 'rate': min must be below max, found 0.05 and 0.0
          """)
  void aMistakeInAChainIsNamed(String right, String wrong, String message) throws Exception {
    Path file = Sources.yaml(directory);
    Files.writeString(file, Sources.YAML.replace(right.strip(), wrong.strip()));
    String found = error(file);
    assertTrue(found.startsWith("my_chain.yaml" + message), found);
  }

  @Test
  void aChainCanTreatHiddenWeightsInAnotherWay() throws Exception {
    String parts =
        """
          - partition:
              hidden_weights:
                - ema: beta
                - scale_by_learning_rate: {constant: rate}
              others:
                scale_by_learning_rate: {constant: 0.5}
        """;
    Path file = Sources.yaml(directory);
    String chain = Sources.YAML.lines().limit(5).collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(file, chain + parts);
    assertEquals(
        List.of("rate", "one_minus_beta"),
        offer(Externals.load(List.of(file)), "my_chain").type().hyperparameters());
    Files.writeString(file, chain + parts.replace("constant: rate", "constant: rat"));
    assertEquals(
        "my_chain.yaml:9: my_chain: partition: scale_by_learning_rate: constant: there is no"
            + " hyperparameter rat, did you mean rate? There are [rate, one_minus_beta]",
        error(file));
    Files.writeString(file, chain + parts.replace("others", "other"));
    String found = error(file);
    assertTrue(
        found.startsWith(
            "my_chain.yaml:6: my_chain: expected partition(hidden_weights, others), found the"),
        found);
  }

  @Test
  void aJarNamesItsRecords() throws Exception {
    Path jar = directory.resolve("plugin.jar");
    String java = Sources.java(directory).toString();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    compiler.run(null, null, null, "-cp", System.getProperty("java.class.path"), java);
    byte[] type = Files.readAllBytes(directory.resolve("MyOptimizer.class"));
    jar(jar, Map.of(SERVICES, "# mine\nMyOptimizer\n".getBytes(UTF_8), "MyOptimizer.class", type));
    Externals externals = Externals.load(List.of(jar));
    assertEquals(List.of("my_optimizer"), externals.names());
    assertEquals(
        "MyOptimizer[rate=0.5]",
        offer(externals, "my_optimizer").at(Map.of("rate", .5)).toString());
    jar(jar, Map.of(SERVICES, "java.lang.String".getBytes(UTF_8)));
    assertEquals(
        "plugin.jar: META-INF/services/org.algoperf.submissions.api.Submission names"
            + " java.lang.String, which is not a record that implements Submission",
        error(jar));
    jar(jar, Map.of("other", new byte[0]));
    assertEquals(
        "plugin.jar: expected META-INF/services/org.algoperf.submissions.api.Submission with the"
            + " names of records that implement Submission, one on a line, found none",
        error(jar));
  }

  private static void jar(Path file, Map<String, byte[]> entries) throws Exception {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        jar.putNextEntry(new JarEntry(entry.getKey()));
        jar.write(entry.getValue());
      }
    }
  }

  @Test
  void aFileThatHasChangedIsRefused() throws Exception {
    Path file = Sources.java(directory);
    List<ExternalSource> before = Externals.load(List.of(file)).sources();
    assertEquals(before, Externals.reload(before, Optional.empty()).sources());
    Files.writeString(file, Sources.JAVA + "// changed");
    String now = ExternalSource.of(file, Files.readAllBytes(file)).sha256();
    assertEquals(
        "%s has changed since the run began: sha256 was %s, is %s; restore it, or begin a new run in another --out"
            .formatted(file, before.get(0).sha256(), now),
        assertThrows(HarnessException.class, () -> Externals.reload(before, Optional.empty()))
            .getMessage());
  }
}
