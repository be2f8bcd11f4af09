package org.algoperf.harness.fake;

import java.time.Instant;
import org.algoperf.harness.trial.Clock;

/** A clock that stands still unless it is moved. Processor time runs at half the speed. */
public final class FakeClock implements Clock {

  private long nanos;

  /** Moves the clock. */
  public void advance(double seconds) {
    nanos += Math.round(seconds * 1e9);
  }

  @Override
  public long wallNanos() {
    return nanos;
  }

  @Override
  public long cpuNanos() {
    return nanos / 2;
  }

  @Override
  public Instant now() {
    return Instant.EPOCH.plusNanos(nanos);
  }
}
