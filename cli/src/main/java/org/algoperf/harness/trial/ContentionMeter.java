package org.algoperf.harness.trial;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.algoperf.scoring.log.Contention;

/**
 * What the system tells of a trial's rivals: the context switches of the calling thread between
 * {@link #start} and {@link #stop}, and the load. Both calls belong off the clock.
 */
final class ContentionMeter {

  private final Path status;
  private double loadAtStart = load();
  private Optional<Switches> before = Optional.empty();
  private Optional<Switches> counted = Optional.empty();

  /** A meter that reads a thread's status file. */
  ContentionMeter(Path status) {
    this.status = status;
  }

  /** A clocked part is about to begin. */
  void start() {
    before = Switches.read(status);
  }

  /** A clocked part has ended. */
  void stop() {
    Optional<Switches> after = Switches.read(status);
    if (before.isPresent() && after.isPresent()) {
      Switches part = after.get().minus(before.get());
      counted = Optional.of(counted.orElse(Switches.NONE).plus(part));
    }
    before = Optional.empty();
  }

  /**
   * What was counted.
   *
   * @param switches in the parts so far, where the system tells
   * @param loadAtStart of the machine; NaN where the system does not tell
   */
  record Reading(Optional<Switches> switches, double loadAtStart) {}

  Reading reading() {
    return new Reading(counted, loadAtStart);
  }

  /** Goes on from what another meter counted. */
  void resume(Reading reading) {
    counted = reading.switches();
    loadAtStart = reading.loadAtStart();
  }

  /** The parts so far, judged by their wall and processor time. */
  Contention result(double wallSec, double cpuSec) {
    return new Contention(
        Contention.isContended(wallSec, cpuSec),
        count(Switches::voluntary),
        count(Switches::involuntary),
        loadAtStart,
        load());
  }

  private OptionalLong count(ToLongFunction<Switches> of) {
    return counted.stream().mapToLong(of).findFirst();
  }

  private static double load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? Double.NaN : load;
  }
}
