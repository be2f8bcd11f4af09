package org.algoperf.harness.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessWatchTest {

  private static final int MIB = 1 << 20;

  @TempDir Path directory;

  private ProcessWatch self(int memoryMib) {
    return new ProcessWatch(
        ProcessHandle.current().pid(),
        directory.resolve("worker-0.log"),
        new Limits(Duration.ZERO, memoryMib, 2));
  }

  @Test
  void memoryIsSeenFromOutside() {
    assumeTrue(Files.exists(Path.of("/proc/self/status")), "skipped: there is no /proc here");
    ProcessWatch small = self(1);
    assertEquals(
        Optional.of("used more than 1 MiB of memory, the limit of a worker; see --worker-memory"),
        small.excess());
    assertTrue(small.isWorn());
    ProcessWatch large = self(1 << 30);
    assertEquals(Optional.empty(), large.excess());
    assertFalse(large.isWorn());
  }

  @Test
  void aLogIsCutToItsBeginningAndWhatWasThereBeforeIsKept() throws Exception {
    Path log = directory.resolve("worker-0.log");
    Files.write(log, new byte[5 * MIB]);
    ProcessWatch watch = self(1 << 30);
    Files.write(log, new byte[7 * MIB]);
    watch.trimLog();
    assertEquals(Optional.empty(), watch.excess());
    assertEquals(7 * MIB, Files.size(log));
    Files.write(log, new byte[8 * MIB]);
    assertEquals(Optional.of("wrote more than 2 MiB to worker-0.log"), watch.excess());
    watch.trimLog();
    assertEquals(6 * MIB, Files.size(log));
  }
}
