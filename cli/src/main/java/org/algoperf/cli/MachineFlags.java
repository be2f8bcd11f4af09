package org.algoperf.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.worker.Limits;
import picocli.CommandLine.Option;

/** The flags that say what to run on. */
final class MachineFlags {

  /** A virtual machine with the engine and small data. */
  private static final int LEAST_MIB = 512;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Where the data sets lie (default: $ALGOPERF_DATA). Without it: the cache, with --download the"
              + " network, else a generated stand-in.")
  private Optional<Path> dataDir;

  @Option(
      names = "--download",
      arity = "0",
      description =
          "Fetch data that is not there yet. The full Fashion-MNIST has no target until 'algoperf target' has set one.")
  private Optional<Boolean> download;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description =
          "Processes that run trials at the same time (default: one per physical core; 0: in"
              + " this process).")
  private Optional<Integer> workers;

  @Option(
      names = "--worker-memory",
      paramLabel = "MIB",
      description =
          "Memory of a worker process, beyond which it is killed and its trial fails (default:"
              + " 4096, or its share of 80 %% of the machine's memory).")
  private Optional<Integer> workerMemory;

  Optional<Path> dataDir() {
    return dataDir;
  }

  Optional<Boolean> download() {
    return download;
  }

  /** What each of so many workers may use. */
  Limits limits(int count) {
    workerMemory
        .filter(mib -> mib < LEAST_MIB)
        .ifPresent(
            mib -> {
              throw HarnessException.usage(
                  "--worker-memory must be at least %d MiB, found %d", LEAST_MIB, mib);
            });
    return Limits.of(workerMemory.map(OptionalInt::of).orElseGet(OptionalInt::empty), count);
  }

  OptionalInt workers() {
    return workers.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }
}
