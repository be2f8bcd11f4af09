package org.algoperf.workloads.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TorchLibrariesTest {

  @Test
  void theEngineStartsOnTheCallersThreadHoweverOftenLoadingWasBegun() {
    IntStream.range(0, 3).forEach(i -> TorchLibraries.loadAhead());
    try (NDManager manager = Torch.newManager();
        NDArray sum = manager.create(new float[] {1, 2, 4}).sum()) {
      assertEquals(7, Torch.number(sum));
      assertEquals(1, Torch.threads());
      assertEquals("true", System.getProperty("ai.djl.offline"));
      assertTrue(
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().equals("libtorch"))
              .allMatch(Thread::isDaemon));
    }
  }
}
