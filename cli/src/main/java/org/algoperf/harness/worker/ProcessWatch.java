package org.algoperf.harness.worker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at a worker process from outside, and says when it uses more than it may. */
final class ProcessWatch {

  private static final int MIB = 1 << 20;
  private static final double WORN = 0.75;

  private final Path status;
  private final Path log;
  private final Limits limits;
  private final long logBegin;

  /**
   * Begins to watch.
   *
   * @param pid of the process
   * @param log that its standard output and error are appended to
   */
  ProcessWatch(long pid, Path log, Limits limits) {
    this.status = Path.of("/proc", Long.toString(pid), "status");
    this.log = log;
    this.limits = limits;
    this.logBegin = logSize();
  }

  /** The limit that the process has passed, in words. */
  Optional<String> excess() {
    if (residentMib() > limits.memoryMib()) {
      return Optional.of(
          "used more than %d MiB of memory, the limit of a worker; see --worker-memory"
              .formatted(limits.memoryMib()));
    }
    if (logFlooded()) {
      return Optional.of(
          "wrote more than %d MiB to %s".formatted(limits.logMib(), log.getFileName()));
    }
    return Optional.empty();
  }

  /** Whether so much memory is in use between two trials that the next might pay for it. */
  boolean isWorn() {
    return residentMib() > WORN * limits.memoryMib();
  }

  /** Cuts what a process that has ended wrote beyond the limit. */
  void trimLog() throws IOException {
    if (logFlooded()) {
      try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
        file.truncate(logBegin + MIB);
      }
    }
  }

  private boolean logFlooded() {
    return logSize() - logBegin > (long) limits.logMib() * MIB;
  }

  /** Bytes of the log; 0 while there is none. */
  private long logSize() {
    return log.toFile().length();
  }

  /** Memory in use; 0 where the system does not tell. */
  private long residentMib() {
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .findFirst()
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .orElse(0L);
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0;
    }
  }
}
