package org.algoperf.harness.external;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.ExternalSource;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.Offer;
import org.algoperf.harness.config.SubmissionPoints;
import org.algoperf.harness.fake.Fakes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExternalsTest {

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
        "my_optimizer has no default point: expected %s or %s; `algoperf new` shows how they look"
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
          location: class MyOptimizer""",
        error(file));
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
          ema: beta      | emma: beta    | my_chain: no link is named emma, did you mean ema? There
          ema: beta      | ema: gamma    | my_chain: ema: there is no hyperparameter gamma. There are [rate, one_minus_beta]
          ema: beta      | ema: {b: 1}   | my_chain: ema: beta: expected a number, found {b=1}
          ema: beta      | ema: 2        | my_chain: ema: beta1 must be in [0, 1), found 2
          {constant:     | {konstant:    | my_chain: scale_by_learning_rate: no schedule is named konstant, did you mean constant? There
          name: my_chain | name: MyChain | expected a name of small letters, digits and underscores such as 'name: my_chain', found MyChain
          chain:         | links:        | line 5, column 1: unknown key
          default: 0.1,  | default: a,   | hyperparameter 'rate': expected a number or
          max: 0.2,      | max: 0,       | hyperparameter 'rate': min must be below max, found 0.05 and 0.0
          """)
  void aMistakeInAChainIsNamed(String right, String wrong, String message) throws Exception {
    Path file = Sources.yaml(directory);
    Files.writeString(file, Sources.YAML.replace(right.strip(), wrong.strip()));
    String found = error(file);
    assertTrue(found.startsWith("my_chain.yaml: " + message), found);
  }

  @Test
  void aJarNamesItsRecords() throws Exception {
    Path jar = directory.resolve("plugin.jar");
    String type = Fakes.Descent.class.getName();
    jar(jar, "META-INF/services/org.algoperf.submissions.api.Submission", "# mine\n" + type + "\n");
    Externals externals = Externals.load(List.of(jar));
    assertEquals(List.of("descent"), externals.names());
    jar(jar, "META-INF/services/org.algoperf.submissions.api.Submission", "java.lang.String");
    assertEquals(
        "plugin.jar: META-INF/services/org.algoperf.submissions.api.Submission names"
            + " java.lang.String, which is not a record that implements Submission",
        error(jar));
    jar(jar, "other", "");
    assertEquals(
        "plugin.jar: expected META-INF/services/org.algoperf.submissions.api.Submission with the"
            + " names of records that implement Submission, one on a line, found none",
        error(jar));
  }

  private static void jar(Path file, String entry, String text) throws Exception {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
      ZipEntry named = new JarEntry(entry);
      jar.putNextEntry(named);
      jar.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void aFileThatHasChangedIsRefused() throws Exception {
    Path file = Sources.java(directory);
    List<ExternalSource> before = Externals.load(List.of(file)).sources();
    assertEquals(before, Externals.reload(before).sources());
    Files.writeString(file, Sources.JAVA + "// changed");
    String now = ExternalSource.of(file, Files.readAllBytes(file)).sha256();
    assertEquals(
        "%s has changed since the run began: sha256 was %s, is %s; restore it, or begin a new run in another --out"
            .formatted(file, before.get(0).sha256(), now),
        assertThrows(HarnessException.class, () -> Externals.reload(before)).getMessage());
  }
}
