package org.algoperf.harness.memory;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.algoperf.submissions.api.Buffers;
import org.algoperf.submissions.api.Training;
import org.algoperf.submissions.catalog.AdamW;
import org.algoperf.workloads.catalog.Workloads;
import org.algoperf.workloads.spec.DataRequest;
import org.algoperf.workloads.spec.LoadedWorkload;
import org.algoperf.workloads.spec.Oracle;
import org.algoperf.workloads.spec.Task;
import org.algoperf.workloads.spec.WorkloadSpec;
import org.algoperf.workloads.torch.Torch;

/**
 * A process that trains on a workload's generated data, and prints its resident memory in KiB after
 * a quarter of the steps and after all of them.
 */
final class ManySteps {

  private static final int BATCH = 8;

  private ManySteps() {}

  /** Arguments: the workload's name and the number of steps. */
  public static void main(String[] args) throws IOException {
    int steps = Integer.parseInt(args[1]);
    // Where nothing can be kept, so that the data is generated.
    Path nowhere = Path.of("/proc/no-such-directory");
    DataRequest request = new DataRequest(Optional.empty(), nowhere, false, message -> {});
    try (LoadedWorkload workload = Workloads.find(args[0]).orElseThrow().load(request);
        NDManager manager = Torch.newManager();
        Task task = workload.open(manager, 1);
        Buffers state = Buffers.of(manager, task.parameters())) {
      WorkloadSpec spec = new WorkloadSpec(args[0], BATCH, steps, workload.data().trainExamples());
      Training training =
          new AdamW(1e-4, 0.9, 0.999, 0.01, 0.05).start(task.parameters(), spec, state);
      Oracle oracle = task.oracle(BATCH, 2);
      for (int step = 1; step <= steps; step++) {
        try (NDScope scope = new NDScope()) {
          scope.suppressNotUsedWarning();
          training.step(oracle, step);
        }
        if (step == steps / 4 || step == steps) {
          System.out.println(residentKib());
        }
      }
    }
  }

  private static long residentKib() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
