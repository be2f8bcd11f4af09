package org.algoperf.harness.trial;

import java.time.Instant;

/** Where the time comes from. Nothing in this project reads the time in another way. */
public interface Clock {

  /** Nanoseconds of wall time since an arbitrary moment; never goes back. */
  long wallNanos();

  /** Nanoseconds of processor time that this process has used, over all its threads. */
  long cpuNanos();

  /** The moment, for records of when something was; durations are of {@link #wallNanos}. */
  Instant now();
}
