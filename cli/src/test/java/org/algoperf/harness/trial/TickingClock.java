package org.algoperf.harness.trial;

import java.time.Instant;

/** A clock on which every reading takes a while, so that a warm-up ends after a few steps. */
final class TickingClock implements Clock {

  private static final long TICK = 400_000_000;

  private long nanos;

  @Override
  public long wallNanos() {
    nanos += TICK;
    return nanos;
  }

  @Override
  public long cpuNanos() {
    return nanos;
  }

  @Override
  public Instant now() {
    return Instant.EPOCH.plusNanos(nanos);
  }
}
