package org.algoperf.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.algoperf.harness.trial.DataLocation;
import picocli.CommandLine.Option;

/** The flag of commands that look at data without a run. */
final class DataFlag {

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where the data sets lie (default: $ALGOPERF_DATA, else the cache).")
  private Optional<Path> dataDir = Optional.empty();

  /**
   * Where data is looked for.
   *
   * @param download whether the network may be tried
   */
  DataLocation location(Host host, boolean download) {
    return new DataLocation(dataDir.or(host::dataDir), download);
  }
}
