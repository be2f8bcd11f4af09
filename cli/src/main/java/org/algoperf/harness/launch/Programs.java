package org.algoperf.harness.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;

/**
 * The commands of a scheduler.
 *
 * @param path the directories in which they are looked for, as in {@code PATH}
 */
record Programs(String path) {

  private static final int PATIENCE_SEC = 120;

  /** What a command has printed and returned. */
  record Output(int code, String out, String err) {}

  /**
   * Runs a command to its end.
   *
   * @throws HarnessException of kind SCHEDULER, when there is no such command, or it hangs
   */
  Output run(String program, List<String> words) {
    List<String> command = new ArrayList<>(List.of(find(program)));
    command.addAll(words);
    try {
      // Files, so that a full pipe cannot block it.
      Path out = Files.createTempFile("algoperf", ".out");
      Path err = Files.createTempFile("algoperf", ".err");
      try {
        int code = run(program, new ProcessBuilder(command), out, err);
        return new Output(code, Files.readString(out), Files.readString(err));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new HarnessException(
          ErrorKind.SCHEDULER, "%s cannot be run: %s".formatted(program, e.getMessage()), e);
    }
  }

  private static int run(String program, ProcessBuilder command, Path out, Path err)
      throws IOException {
    Process process = command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      if (process.waitFor(PATIENCE_SEC, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HarnessException(ErrorKind.INTERRUPTED, "stopped while " + program + " ran", e);
    } finally {
      process.destroyForcibly();
    }
    throw new HarnessException(
        ErrorKind.SCHEDULER,
        "%s has not answered for %d s; 'scontrol ping' tells whether the controller is up"
            .formatted(program, PATIENCE_SEC));
  }

  private String find(String program) {
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElseThrow(
            () ->
                new HarnessException(
                    ErrorKind.SCHEDULER,
                    ("there is no %s on the PATH: run this on a machine of the Slurm cluster, or"
                            + " print commands for another scheduler by --launcher jobs")
                        .formatted(program)));
  }
}
