package org.algoperf.harness.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What Linux tells of a machine in files; nothing is told where they are absent.
 *
 * @param root {@code /}, or a directory with {@code proc} and {@code sys} in a test
 */
public record SystemFiles(Path root) {

  private static final long KIBI = 1024;

  /** Of this machine. */
  public static SystemFiles real() {
    return new SystemFiles(Path.of("/"));
  }

  /** Processes that wanted a core over the last minute, on average. */
  public OptionalDouble load() {
    return text("proc/loadavg")
        .map(text -> OptionalDouble.of(Double.parseDouble(text.split(" ", -1)[0])))
        .orElse(OptionalDouble.empty());
  }

  /** Bytes of memory that a new process could have. */
  public OptionalLong availableMemory() {
    return text("proc/meminfo").stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("MemAvailable:"))
        .mapToLong(line -> KIBI * Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst();
  }

  /** How the first core's frequency is governed: {@code performance}, {@code powersave} ... */
  public Optional<String> governor() {
    return text("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor").map(String::strip);
  }

  /**
   * The share of time that another guest of the same host took from this one since it was started.
   */
  public OptionalDouble stolen() {
    return text("proc/stat").stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("cpu "))
        .mapToDouble(SystemFiles::stolenShare)
        .findFirst();
  }

  /** {@code cpu user nice system idle iowait irq softirq steal ...}, in ticks. */
  private static double stolenShare(String line) {
    double[] ticks =
        Arrays.stream(line.replaceFirst("cpu\\s+", "").split("\\s+", -1))
            .limit(8)
            .mapToDouble(Double::parseDouble)
            .toArray();
    double all = Arrays.stream(ticks).sum();
    return ticks.length < 8 || all == 0 ? 0 : ticks[7] / all;
  }

  private Optional<String> text(String path) {
    Path file = root.resolve(path);
    try {
      return Files.isReadable(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
