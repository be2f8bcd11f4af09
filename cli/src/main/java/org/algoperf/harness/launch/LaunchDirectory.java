package org.algoperf.harness.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.run.DirectoryLock;

/**
 * What a launcher keeps: scripts, their output, and the last job's number.
 *
 * @param path {@code launch} in the run's directory
 */
record LaunchDirectory(Path path) {

  /** That of a run's directory. */
  static LaunchDirectory of(Path out) {
    return new LaunchDirectory(out.toAbsolutePath().normalize().resolve("launch"));
  }

  /** The run's directory. */
  Path out() {
    return path.getParent();
  }

  /** One launcher at a time. */
  DirectoryLock lock() {
    return DirectoryLock.take(path);
  }

  /** Writes a file. */
  Path write(String name, String text) {
    Path file = path.resolve(name);
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw unwritable(e);
    }
    return file;
  }

  /** Writes a script for {@code /bin/sh}. */
  Path script(String name, String commands) {
    return write(name, "#!/bin/sh\n" + commands + "\n");
  }

  /** The last line of a file in which there is something. */
  String lastLine(String name) {
    try (Stream<String> lines = Files.lines(path.resolve(name))) {
      return lines.filter(line -> !line.isBlank()).reduce((a, b) -> b).orElse("no output");
    } catch (IOException e) {
      return "no output";
    }
  }

  HarnessException unwritable(IOException e) {
    return new HarnessException(
        ErrorKind.OUTPUT, "cannot write to %s: %s".formatted(path, e.getMessage()), e);
  }
}
