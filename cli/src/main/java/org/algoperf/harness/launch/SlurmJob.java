package org.algoperf.harness.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.Formats;
import org.algoperf.harness.HarnessException;
import org.algoperf.scoring.log.Json;

/**
 * A job that was submitted: a file, by which the next command on the directory finds it again.
 *
 * @param job its number
 * @param tasks the trials of each task, as {@code algoperf trial --index} takes them
 */
record SlurmJob(String job, List<String> tasks) {

  private static final String FILE = "slurm.json";

  SlurmJob {
    tasks = List.copyOf(tasks);
  }

  /** The last one of a directory. */
  static Optional<SlurmJob> last(Path launch) {
    Path file = launch.resolve(FILE);
    try {
      return Files.exists(file)
          ? Optional.of(
              Formats.read(Formats.json(), file.toString(), Files.readString(file), SlurmJob.class))
          : Optional.empty();
    } catch (IOException e) {
      throw new HarnessException(
          ErrorKind.OUTPUT, "%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  void write(Path launch) throws IOException {
    Json.writeAtomically(launch.resolve(FILE), this);
  }
}
