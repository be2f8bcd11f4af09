package org.algoperf.harness.worker;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * What a worker process may use before it is killed.
 *
 * @param grace how long a trial may be silent, beyond twice its budget
 * @param memoryMib resident memory, of the virtual machine's heap and of arrays together
 * @param logMib what may be added to its log past the stream that is cut
 */
public record Limits(Duration grace, int memoryMib, int logMib) {

  private static final Duration GRACE = Duration.ofMinutes(2);
  private static final int MEMORY_MIB = 4096;
  private static final int LOG_MIB = 64;
  private static final double SHARE = 0.8;
  private static final int LARGEST_HEAP_MIB = 2048;

  /**
   * The usual limits.
   *
   * @param memoryMib of a worker; by default 4 GiB, or its share of 80 % of the machine's memory
   *     where that is less
   * @param workers that run at the same time
   */
  public static Limits of(OptionalInt memoryMib, int workers) {
    return new Limits(GRACE, memoryMib.orElseGet(() -> share(workers)), LOG_MIB);
  }

  /** The largest heap of a worker, which leaves as much for arrays. */
  int heapMib() {
    return Math.min(LARGEST_HEAP_MIB, memoryMib / 2);
  }

  private static int share(int workers) {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double mib = SHARE * system.getTotalMemorySize() / Math.max(1, workers) / (1 << 20);
    return (int) Math.min(MEMORY_MIB, mib);
  }
}
