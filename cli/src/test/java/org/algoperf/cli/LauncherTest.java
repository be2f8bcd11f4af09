package org.algoperf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code algoperf} in a made-up checkout, with a made-up Java and a made-up Maven. */
@Timeout(60)
class LauncherTest {

  private static final String JAVA =
      """
      #!/bin/sh
      if [ "$1" = -version ]; then
        echo "openjdk version \\"${FAKE_JAVA:-17.0.1}\\" 2021" >&2
        exit 0
      fi
      for argument in "$@"; do echo "$argument"; done
      exit "${FAKE_EXIT:-0}"
      """;

  private static final String MAVEN =
      """
      #!/bin/sh
      echo "in $PWD: $*" >> "$FAKE_BUILDS"
      echo "a line of the log"
      [ -z "${FAKE_BROKEN:-}" ] || exit 1
      mkdir -p cli/target/lib
      echo jar > cli/target/algoperf.jar
      """;

  @TempDir private Path directory;
  private Path checkout;

  private record Result(int code, String out, String err) {}

  @BeforeEach
  void makeCheckout() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a POSIX shell");
    checkout = Files.createDirectory(directory.resolve("check out")).toRealPath();
    Path script = Path.of(System.getProperty("algoperf.home"), "algoperf");
    Files.copy(script, checkout.resolve("algoperf"));
    Files.createFile(checkout.resolve("pom.xml"));
    for (String module : List.of("scoring", "workloads", "submissions", "cli")) {
      Files.createDirectories(checkout.resolve(module).resolve("src/main"));
      Files.createFile(checkout.resolve(module).resolve("pom.xml"));
    }
    Path bin = Files.createDirectory(directory.resolve("bin"));
    executable(bin.resolve("java"), JAVA);
    executable(bin.resolve("mvn"), MAVEN);
  }

  @Test
  void buildsOnFirstUseAndThenOnlyWhenASourceIsNewer() throws Exception {
    Result first = launch(Map.of(), "list");
    assertEquals(0, first.code(), first.err());
    assertTrue(first.err().startsWith("algoperf: building, about a minute the first time (log: "));
    assertFalse(first.err().contains("a line of the log"));
    assertEquals(
        List.of("in " + checkout + ": -q -B -Dfast -Dmaven.test.skip=true package"), builds());

    assertEquals("", launch(Map.of(), "list").err());
    assertEquals(1, builds().size());

    Path source = Files.createFile(checkout.resolve("scoring/src/main/Score.java"));
    Files.setLastModifiedTime(source, FileTime.fromMillis(System.currentTimeMillis() + 5_000));
    launch(Map.of(), "list");
    assertEquals(2, builds().size());
  }

  @Test
  void worksThroughLinksAndFromAnyDirectory() throws Exception {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Path direct = Files.createSymbolicLink(elsewhere.resolve("ap"), checkout.resolve("algoperf"));
    Path relative = Files.createSymbolicLink(directory.resolve("ap2"), Path.of("elsewhere/ap"));
    for (Path link : List.of(direct, relative)) {
      Result result = run(elsewhere, Map.of(), List.of(link.toString(), "run", "two words", "*"));
      assertEquals(0, result.code(), result.err());
      List<String> arguments = result.out().lines().toList();
      assertTrue(arguments.contains("-Dalgoperf.home=" + checkout), arguments::toString);
      assertTrue(arguments.contains("-Dalgoperf.command=" + link), arguments::toString);
      int jar = arguments.indexOf("-jar");
      assertEquals(
          List.of(checkout + "/cli/target/algoperf.jar", "run", "two words", "*"),
          arguments.subList(jar + 1, arguments.size()));
    }
    assertEquals(1, builds().size());
  }

  @Test
  void setsWhatResultsDependOn() throws Exception {
    List<String> arguments =
        launch(Map.of("ALGOPERF_JAVA_OPTS", "-Xmx4g -Dx=y")).out().lines().toList();
    assertTrue(
        arguments.containsAll(
            List.of(
                "-Dai.djl.offline=true",
                "-Dai.djl.pytorch.num_threads=1",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-Xmx4g",
                "-Dx=y")),
        arguments::toString);
    assertFalse(arguments.contains("--enable-native-access=ALL-UNNAMED"));
    assertTrue(
        launch(Map.of("FAKE_JAVA", "25.0.3")).out().contains("--enable-native-access=ALL-UNNAMED"));
  }

  @Test
  void compilesStepsEarlyAndScoresLittle() throws Exception {
    assertTrue(launch(Map.of(), "run").out().contains("-XX:Tier4InvocationThreshold=1000\n"));
    assertTrue(launch(Map.of(), "score").out().contains("-XX:TieredStopAtLevel=1\n"));
  }

  @Test
  void passesTheExitCodeThrough() throws Exception {
    assertEquals(42, launch(Map.of("FAKE_EXIT", "42")).code());
  }

  @Test
  void anOldJavaIsAReadableError() throws Exception {
    for (String version : List.of("1.8.0_402", "11.0.22", "16")) {
      Result result = launch(Map.of("FAKE_JAVA", version));
      assertEquals(10, result.code());
      assertEquals(
          "algoperf: error: Java 17 or later is needed, but %s is %s; install a later JDK or set JAVA_HOME to one\n"
              .formatted(directory.resolve("bin/java"), version),
          result.err());
    }
    assertEquals(0, launch(Map.of("FAKE_JAVA", "26-ea")).code());
  }

  @Test
  void aWrongJavaHomeIsAReadableError() throws Exception {
    Result result = launch(Map.of("JAVA_HOME", "/nowhere"));
    assertEquals(10, result.code());
    assertEquals(
        "algoperf: error: JAVA_HOME is /nowhere, but there is no bin/java in it; set it to a JDK 17 or later\n",
        result.err());
  }

  @Test
  void aFailedBuildShowsTheEndOfItsLogAndWhereItIs() throws Exception {
    Result result = launch(Map.of("FAKE_BROKEN", "yes"));
    assertEquals(11, result.code());
    Path log = checkout.resolve("target/build.log");
    assertTrue(
        result
            .err()
            .endsWith(
                "a line of the log\nalgoperf: error: the build failed; the whole log is %s\n"
                    .formatted(log)),
        result.err());
    assertEquals(0, launch(Map.of()).code(), "a failed build leaves no lock behind");
  }

  @Test
  void aLockWhoseOwnerIsGoneIsTaken() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Files.createDirectory(checkout.resolve("target"));
    Files.createSymbolicLink(
        checkout.resolve("target/build.lock"), Path.of(Long.toString(gone.pid())));
    assertEquals(0, launch(Map.of()).code());
    assertFalse(Files.isSymbolicLink(checkout.resolve("target/build.lock")));
  }

  @Test
  void anUnpackedDistributionIsNeverBuilt() throws Exception {
    Files.delete(checkout.resolve("pom.xml"));
    Files.writeString(checkout.resolve("algoperf.jar"), "jar");
    Result result = launch(Map.of(), "list");
    assertEquals(0, result.code(), result.err());
    List<String> arguments = result.out().lines().toList();
    assertTrue(arguments.contains(checkout + "/algoperf.jar"), arguments::toString);
    assertTrue(arguments.contains("-Dalgoperf.home=" + checkout), arguments::toString);
    assertFalse(Files.exists(directory.resolve("builds")));
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(directory.resolve("builds"));
  }

  private Result launch(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(checkout.resolve("algoperf").toString()));
    command.addAll(List.of(arguments));
    return run(directory, environment, command);
  }

  private Result run(Path from, Map<String, String> environment, List<String> command)
      throws Exception {
    Path out = directory.resolve("out.txt");
    Path err = directory.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(from.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    Map<String, String> clean = new HashMap<>(environment);
    clean.put("PATH", directory.resolve("bin") + ":/usr/bin:/bin");
    clean.put("FAKE_BUILDS", directory.resolve("builds").toString());
    builder.environment().clear();
    builder.environment().putAll(clean);
    Process process = builder.start();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the launcher hangs");
    return new Result(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
