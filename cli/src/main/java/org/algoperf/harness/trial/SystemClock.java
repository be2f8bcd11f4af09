package org.algoperf.harness.trial;

import java.time.Instant;
import java.util.function.LongSupplier;

/** The machine's clocks. */
public final class SystemClock implements Clock {

  /** Made when it is first asked for, because most commands never do. */
  private static final class Lazy {
    static final LongSupplier CPU = ProcessorTime.finest();
  }

  @Override
  public long wallNanos() {
    return System.nanoTime();
  }

  @Override
  public long cpuNanos() {
    return Lazy.CPU.getAsLong();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }
}
