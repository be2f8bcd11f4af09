package org.algoperf.harness.worker;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.trial.Placements;
import org.algoperf.scoring.log.Exclusivity;
import org.algoperf.workloads.torch.Blas;

/**
 * How worker processes are started.
 *
 * @param catalog how they make theirs
 * @param count how many run at the same time
 * @param logs the directory of {@code worker-N.log}, which takes what they print
 * @param limits what each may use
 * @param part of the run that they do
 */
public record WorkerCommand(CatalogSource catalog, int count, Path logs, Limits limits, Part part) {

  /**
   * Gives the protocol a descriptor of its own, so that what native code prints to standard output
   * goes to the log; and no offender leaves an image of its memory on the disk.
   */
  private static final List<String> OWN_CHANNEL =
      List.of("/bin/sh", "-c", "ulimit -c 0; exec \"$@\" 3>&1 1>&2", "algoperf-worker");

  private static final Path CHANNEL = Path.of("/dev/fd/3");

  /**
   * One thread, and memory that glibc keeps: else it returns what a step frees, and takes it back
   * page by page in the next, which makes steps up to twice as slow. In pages of 2 MiB, where the
   * system has them.
   */
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "OMP_NUM_THREADS", "1",
          "MKL_NUM_THREADS", "1",
          "MALLOC_TRIM_THRESHOLD_", "1000000000",
          "MALLOC_MMAP_THRESHOLD_", "1000000000",
          "MALLOC_TOP_PAD_", "67108864",
          "GLIBC_TUNABLES", "glibc.malloc.hugetlb=1");

  private static final List<String> NOT_INHERITED =
      List.of("-agentlib", "-agentpath", "-javaagent", "-XX:ErrorFile");

  /** Where worker {@code number} says what went wrong. */
  public Path log(int number) {
    return logs.resolve(name(number) + ".log");
  }

  /**
   * A process that is ready to be started.
   *
   * @param claims the cores of the workers
   */
  ProcessBuilder process(int number, CoreClaims claims) {
    List<String> command = new ArrayList<>();
    List<String> arguments =
        new ArrayList<>(List.of("" + count, "" + (part.firstLock() + number), "" + logs));
    if (Files.isExecutable(Path.of(OWN_CHANNEL.get(0))) && Files.isDirectory(CHANNEL.getParent())) {
      command.addAll(OWN_CHANNEL);
      arguments.add(CHANNEL.toString());
    } else {
      arguments.add(WorkerMain.STANDARD_OUTPUT);
    }
    claims
        .of(number)
        .ifPresent(core -> command.addAll(List.of("taskset", "-c", Integer.toString(core))));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags(number));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(WorkerMain.class.getName());
    command.addAll(arguments);
    command.addAll(catalog.arguments());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(ENVIRONMENT);
    builder.environment().putIfAbsent(Placements.VARIABLE, exclusivity(claims).name());
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
      flags.add("-Xmx" + limits.heapMib() + "m");
    }
    if (flags.stream().noneMatch(f -> f.matches("-XX:\\+Use\\w+GC"))) {
      flags.add("-XX:+UseSerialGC");
    }
    Optional.ofNullable(System.getProperty(Blas.PROPERTY))
        .ifPresent(choice -> flags.add("-D" + Blas.PROPERTY + "=" + choice));
    flags.add("-XX:ErrorFile=" + logs.resolve(name(number) + "-crash.log"));
    return flags;
  }

  private String name(int number) {
    return part.name() + "worker-" + number;
  }

  /** What this process knows of its workers' cores: pinned workers have one each. */
  private Exclusivity exclusivity(CoreClaims claims) {
    if (claims.isRefused() || count > Cores.defaultWorkers()) {
      return Exclusivity.SHARED;
    }
    return claims.of(0).isPresent() ? Exclusivity.EXCLUSIVE : Exclusivity.UNKNOWN;
  }

  /**
   * Cores for the workers, to pin them to. The parts of a run may share a machine without seeing
   * each other's claims, and must not all take its first cores.
   */
  CoreClaims claims() {
    Cores cores = Cores.ofThisProcess();
    boolean mine = part.isAll() || count >= cores.physical();
    return mine && Cores.canPin()
        ? CoreClaims.take(cores, count, Path.of(System.getProperty("java.io.tmpdir")))
        : CoreClaims.none();
  }
}
