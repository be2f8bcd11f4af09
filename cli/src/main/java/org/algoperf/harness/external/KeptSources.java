package org.algoperf.harness.external;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.algoperf.harness.ExternalSource;
import org.algoperf.harness.HarnessException;

/**
 * Copies of the files of submissions in a run's directory, by their hashes, so that the run can go
 * on, and be repeated, when the originals are edited or gone.
 *
 * @param run the run's directory
 */
record KeptSources(Path run) {

  /** Begins with a dot, so that no reader of logs takes it for a submission. */
  static final String DIRECTORY = ".sources";

  private static final int DIGITS = 16;

  /** The copy of a file, if there is one with its hash; what was put in its place is not taken. */
  Optional<Path> find(ExternalSource source) {
    Path copy = place(source);
    return Files.exists(copy) && Externals.identify(copy).sha256().equals(source.sha256())
        ? Optional.of(copy)
        : Optional.empty();
  }

  /**
   * Copies a file and those beside it.
   *
   * @param from where it lies now
   * @param beside relative to its directory
   */
  void keep(ExternalSource source, Path from, List<Path> beside) {
    if (find(source).isPresent()) {
      return;
    }
    Path copy = place(source);
    try {
      for (Path file : beside) {
        copy(from.resolveSibling(file), copy.resolveSibling(file));
      }
      copy(from, copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (find(source).isEmpty()) {
      throw HarnessException.usage(
          "%s was changed while the run began; run the command again", source.path());
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path place(ExternalSource source) {
    return run.resolve(DIRECTORY)
        .resolve(source.sha256().substring(0, DIGITS))
        .resolve(source.path().getFileName());
  }
}
