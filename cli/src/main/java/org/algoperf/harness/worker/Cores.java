package org.algoperf.harness.worker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The processors that this process may use, in the order in which workers take them: one of each
 * physical core, then the other threads of those cores.
 *
 * @param order numbers of processors; empty where the system does not tell
 * @param physical how many of them, the first ones, are cores of their own
 */
public record Cores(List<Integer> order, int physical) {

  private static final String KEY = "Cpus_allowed_list:";

  public Cores {
    order = List.copyOf(order);
  }

  /** One worker for each physical core that this process may use. */
  public static int defaultWorkers() {
    // A container's share of the processors may be smaller than the number of those it may use.
    int share = Runtime.getRuntime().availableProcessors();
    int physical = ofThisProcess().physical();
    return physical == 0 ? share : Math.min(share, physical);
  }

  /** Those that Linux tells of this process. */
  public static Cores ofThisProcess() {
    return read(Path.of("/proc/self/status"), Path.of("/sys/devices/system/cpu"));
  }

  /**
   * Reads what Linux tells.
   *
   * @param status of the process
   * @param topology directory of {@code cpuN/topology}; a processor without it counts as a core
   */
  static Cores read(Path status, Path topology) {
    List<Integer> first = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int cpu : allowed(status)) {
      Path siblings = topology.resolve("cpu" + cpu + "/topology/thread_siblings_list");
      (seen.add(line(siblings).orElse("cpu" + cpu)) ? first : others).add(cpu);
    }
    int physical = first.size();
    first.addAll(others);
    return new Cores(first, physical);
  }

  /** Whether there is a {@code taskset} to pin a process with. */
  public static boolean canPin() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .anyMatch(dir -> Files.isExecutable(Path.of(dir, "taskset")));
  }

  /** Reads a list such as {@code 0-3,8}. */
  static List<Integer> parse(String list) {
    List<Integer> cores = new ArrayList<>();
    for (String part : list.strip().split(",", -1)) {
      String[] ends = part.strip().split("-", -1);
      int last = Integer.parseInt(ends[ends.length - 1]);
      for (int core = Integer.parseInt(ends[0]); core <= last; core++) {
        cores.add(core);
      }
    }
    return cores;
  }

  private static List<Integer> allowed(Path status) {
    if (!Files.isReadable(status)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(KEY))
          .findFirst()
          .map(line -> parse(line.substring(KEY.length())))
          .orElse(List.of());
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Optional<String> line(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
