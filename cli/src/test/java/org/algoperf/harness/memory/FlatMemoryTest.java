package org.algoperf.harness.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Trains in a process with a small heap. {@code -Dalgoperf.test.steps=20000} trains for that many
 * steps on every workload, which takes some minutes.
 */
class FlatMemoryTest {

  /**
   * A step that kept its batch would add at least 2 KiB of it, the heap included; a step of the
   * transformer that kept what it computes, megabytes. Half of this was seen to come and go.
   */
  private static final long MOST_GROWTH_KIB = 24 * 1024;

  @ParameterizedTest
  @CsvSource({"logistic_regression, 20000", "fashion_mnist_mlp, 6000", "small_transformer, 60"})
  void residentMemoryStopsGrowing(String workload, int steps) throws Exception {
    Assumptions.assumeTrue(
        Files.exists(Path.of("/proc/self/status")), "this system does not tell resident memory");
    List<Long> kib = train(workload, Integer.getInteger("algoperf.test.steps", steps));
    long growth = kib.get(1) - kib.get(0);
    assertTrue(growth < MOST_GROWTH_KIB, "grew by %d KiB from %s".formatted(growth, kib));
  }

  private static List<Long> train(String workload, int steps)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ManySteps.class.getName(),
                workload,
                Integer.toString(steps))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), "exit code; the process printed: " + out);
    return out.lines().map(Long::valueOf).toList();
  }
}
