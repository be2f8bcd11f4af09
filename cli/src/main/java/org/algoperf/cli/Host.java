package org.algoperf.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.external.Externals;
import org.algoperf.harness.trial.Clock;

/**
 * What the commands find around them.
 *
 * @param console where they write
 * @param source how worker processes make the same catalog
 * @param catalog the workloads and submissions to choose from
 * @param environment variables
 * @param clock for progress
 * @param now for the names of result directories
 */
record Host(
    Console console,
    CatalogSource source,
    Catalog catalog,
    Map<String, String> environment,
    Clock clock,
    Supplier<LocalDateTime> now) {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  /** A host with the catalog of a source. */
  static Host of(
      Console console,
      CatalogSource source,
      Map<String, String> environment,
      Clock clock,
      Supplier<LocalDateTime> now) {
    return new Host(console, source, source.make(), environment, clock, now);
  }

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
    CatalogSource joined = new CatalogSource(source.builtIn(), externals);
    return new Host(console, joined, externals.joined(catalog), environment, clock, now);
  }
}
