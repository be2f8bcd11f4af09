package org.algoperf.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.external.Externals;
import org.algoperf.harness.trial.Clock;

/**
 * What the commands find around them.
 *
 * @param console where they write
 * @param catalog the workloads and submissions to choose from
 * @param environment variables
 * @param clock for progress
 * @param now for the names of result directories
 */
record Host(
    Console console,
    Catalog catalog,
    Map<String, String> environment,
    Clock clock,
    Supplier<LocalDateTime> now) {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  /** Where the environment says that data lies. */
  Optional<Path> dataDir() {
    return Optional.ofNullable(environment.get("ALGOPERF_DATA"))
        .filter(value -> !value.isBlank())
        .map(Path::of);
  }

  /** A new directory under {@code results}, of that name and the time. */
  Path results(String name) {
    return Path.of("results", name + "-" + STAMP.format(now.get()));
  }

  /** This host, with submissions from outside the program in its catalog. */
  Host with(Externals externals) {
    return new Host(console, externals.joined(catalog), environment, clock, now);
  }
}
