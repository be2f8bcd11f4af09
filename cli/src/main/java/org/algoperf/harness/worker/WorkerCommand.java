package org.algoperf.harness.worker;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.workloads.torch.Blas;

/**
 * How worker processes are started.
 *
 * @param catalog how they make theirs
 * @param count how many run at the same time
 * @param logs the directory of {@code worker-N.log}, which takes their standard error
 */
public record WorkerCommand(CatalogSource catalog, int count, Path logs) {

  private static final String HEAP = "-Xmx2g";

  /**
   * One thread, and memory that glibc keeps: else it returns what a step frees, and takes it back
   * page by page in the next, which makes steps up to twice as slow.
   */
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "OMP_NUM_THREADS", "1",
          "MKL_NUM_THREADS", "1",
          "MALLOC_TRIM_THRESHOLD_", "1000000000",
          "MALLOC_MMAP_THRESHOLD_", "1000000000",
          "MALLOC_TOP_PAD_", "67108864");

  private static final List<String> NOT_INHERITED =
      List.of("-agentlib", "-agentpath", "-javaagent", "-XX:ErrorFile");

  /** Where worker {@code number} says what went wrong. */
  public Path log(int number) {
    return logs.resolve("worker-" + number + ".log");
  }

  /** A process that is ready to be started. */
  ProcessBuilder process(int number) {
    List<String> command = new ArrayList<>();
    pin(number).ifPresent(core -> command.addAll(List.of("taskset", "-c", Integer.toString(core))));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags(number));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(WorkerMain.class.getName(), "" + count));
    command.addAll(catalog.arguments());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(ENVIRONMENT);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log(number).toFile()));
    return builder;
  }

  /** The flags of this process, and limits where it has none. */
  private List<String> flags(int number) {
    List<String> flags = new ArrayList<>();
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (NOT_INHERITED.stream().noneMatch(flag::startsWith)) {
        flags.add(flag);
      }
    }
    if (flags.stream().noneMatch(f -> f.startsWith("-Xmx"))) {
      flags.add(HEAP);
    }
    if (flags.stream().noneMatch(f -> f.matches("-XX:\\+Use\\w+GC"))) {
      flags.add("-XX:+UseSerialGC");
    }
    Optional.ofNullable(System.getProperty(Blas.PROPERTY))
        .ifPresent(choice -> flags.add("-D" + Blas.PROPERTY + "=" + choice));
    flags.add("-XX:ErrorFile=" + logs.resolve("worker-" + number + "-crash.log"));
    return flags;
  }

  /** The core of worker {@code number}, where every worker can have one of its own. */
  private Optional<Integer> pin(int number) {
    List<Integer> cores = Cores.allowed();
    boolean enough = count <= cores.size() && Cores.canPin();
    return enough ? Optional.of(cores.get(number)) : Optional.empty();
  }
}
