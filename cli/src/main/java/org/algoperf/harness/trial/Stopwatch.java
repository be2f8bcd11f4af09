package org.algoperf.harness.trial;

/** Adds up wall and processor time between {@link #start} and {@link #stop}, in seconds. */
final class Stopwatch {

  private static final double NANOS = 1e9;

  private final Clock clock;
  private long wall;
  private long cpu;
  private long wallStart;
  private long cpuStart;
  private boolean running;

  /**
   * What a watch shows.
   *
   * @param wallNanos the running part included
   * @param cpuNanos of the parts that have ended
   */
  record Reading(long wallNanos, long cpuNanos) {}

  Stopwatch(Clock clock) {
    this.clock = clock;
  }

  /** Continues; no effect while running. */
  void start() {
    if (!running) {
      running = true;
      cpuStart = clock.cpuNanos();
      wallStart = clock.wallNanos();
    }
  }

  /** Pauses; no effect while paused. */
  void stop() {
    if (running) {
      wall += clock.wallNanos() - wallStart;
      cpu += clock.cpuNanos() - cpuStart;
      running = false;
    }
  }

  Reading reading() {
    return new Reading(wallNanos(), cpu);
  }

  /** Goes on from what another watch showed; a running part begins anew. */
  void resume(Reading reading) {
    boolean wasRunning = running;
    stop();
    wall = reading.wallNanos();
    cpu = reading.cpuNanos();
    if (wasRunning) {
      start();
    }
  }

  boolean isRunning() {
    return running;
  }

  /** Wall nanoseconds so far, the running part included. */
  long wallNanos() {
    return running ? wall + clock.wallNanos() - wallStart : wall;
  }

  /** Wall time so far, the running part included. */
  double wallSec() {
    return wallNanos() / NANOS;
  }

  /** Processor time of the parts that have ended. */
  double cpuSec() {
    return cpu / NANOS;
  }
}
