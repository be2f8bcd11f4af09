package org.algoperf.harness.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.run.Run;
import org.algoperf.harness.run.RunListener;

/**
 * The directory that a run of the fakes has left: each is run once in this process, and written
 * wherever a test wants to look at it, or to damage it.
 */
public final class FinishedRun {

  private static final Map<List<String>, FinishedRun> FINISHED = new ConcurrentHashMap<>();

  private final Map<String, byte[]> files;

  private FinishedRun(Map<String, byte[]> files) {
    this.files = files;
  }

  /** One of {@link FakeRuns#config} with {@link FakeConfigs}, in this process. */
  public static FinishedRun of(String... submissions) {
    return FINISHED.computeIfAbsent(List.of(submissions), names -> run(submissions));
  }

  /** Writes all files of the run into a directory. */
  public void writeTo(Path directory) {
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path path = directory.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FinishedRun run(String... submissions) {
    try {
      Path directory = Files.createTempDirectory("finished-run");
      try {
        Path out = directory.resolve("out");
        new Run(
                FakeRuns.config(out, 0, submissions),
                CatalogSource.of(Fakes.class),
                FakeConfigs.write(directory.resolve("configs")),
                new RunListener() {})
            .execute();
        return new FinishedRun(read(out));
      } finally {
        remove(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> read(Path out) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(out)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(out.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> found = Files.walk(directory)) {
      for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
