package org.algoperf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.algoperf.harness.config.ConfigFiles;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real process that is told to end, in the middle of a run. */
@Timeout(120)
final class InterruptionTest {

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void endsItsWorkersAndSaysHowToContinue(String signal, int code) throws Exception {
    Path out = directory.resolve("out dir");
    Path err = directory.resolve("err.txt");
    Process run = start(out, err);
    try {
      ProcessHandle worker = awaitWorker(run);
      assertEquals(0, new ProcessBuilder("kill", "-" + signal, "" + run.pid()).start().waitFor());
      assertTrue(run.waitFor(30, TimeUnit.SECONDS), "the run does not end");
      assertEquals(code, run.exitValue());
      worker.onExit().get(30, TimeUnit.SECONDS);
      List<String> lines = Files.readAllLines(err);
      assertEquals(
          "algoperf: interrupted; finished trials are kept, and this continues: ./my-algoperf run"
              + " --workloads logistic_regression --submissions adamw --workers 1 --out '%s'"
                  .formatted(out),
          lines.get(lines.size() - 1),
          lines.toString());
      assertTrue(lines.stream().noneMatch(line -> line.contains("\tat ")), lines.toString());
    } finally {
      run.destroyForcibly();
    }
  }

  private static Process start(Path out, Path err) throws Exception {
    // Background jobs of a script ignore SIGINT, and a Java that begins so ignores it for good.
    return new ProcessBuilder(
            "env",
            "--default-signal=INT",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-D%s=%s"
                .formatted(
                    ConfigFiles.HOME_PROPERTY, System.getProperty(ConfigFiles.HOME_PROPERTY)),
            "-Dalgoperf.command=./my-algoperf",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "run",
            "--workloads",
            "logistic_regression",
            "--submissions",
            "adamw",
            "--workers",
            "1",
            "--out",
            out.toString())
        .redirectError(err.toFile())
        .start();
  }

  /** The worker's process, once there is one; the run prints nothing until its end. */
  private static ProcessHandle awaitWorker(Process run) throws Exception {
    try (BufferedReader none = run.inputReader()) {
      while (run.isAlive()) {
        List<ProcessHandle> children = run.children().toList();
        if (!children.isEmpty()) {
          return children.get(0);
        }
        Thread.onSpinWait();
      }
      throw new AssertionError("the run ended by itself: " + none.readLine());
    }
  }
}
