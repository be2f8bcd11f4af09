package org.algoperf.scoring.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.algoperf.scoring.ScoringException;
import org.algoperf.scoring.log.Json;

/**
 * A history as a file: one JSON line per night, by date. A line depends on its run alone, so that
 * files merge in any order, and a version control system that joins lines does no harm.
 */
public final class HistoryFile {

  private static final ObjectMapper LINES =
      Json.mapper().disable(SerializationFeature.INDENT_OUTPUT);

  private static final Comparator<Night> BY_DATE =
      Comparator.comparing(Night::date).thenComparing(Night::runId);

  private HistoryFile() {}

  /**
   * The nights of a file, by date, each once; none where the file does not exist.
   *
   * @throws ScoringException that names file and line, if one is not a night
   */
  public static List<Night> read(Path file) throws IOException {
    return Files.exists(file) ? sorted(parse(file)) : List.of();
  }

  /**
   * Adds a night. Others may do so at the same time: the file is replaced as a whole, under a lock.
   *
   * @throws ScoringException if the run is in it already
   */
  public static void append(Path file, Night night) throws IOException {
    locked(
        file,
        () -> {
          List<Night> nights = new ArrayList<>(read(file));
          for (Night other : nights) {
            if (other.runId().equals(night.runId())) {
              throw new ScoringException(
                  "%s holds run %s already, of %s; a run is added once"
                      .formatted(file, other.runId(), other.date()));
            }
          }
          nights.add(night);
          write(file, sorted(nights));
        });
  }

  /**
   * Writes the nights of several files into one, which may be among them.
   *
   * @throws ScoringException if two lines claim to be of one run and differ
   */
  public static void merge(List<Path> files, Path out) throws IOException {
    locked(
        out,
        () -> {
          List<Night> all = new ArrayList<>();
          for (Path file : files) {
            if (!Files.exists(file)) {
              throw new ScoringException(file + " does not exist; expected a history");
            }
            all.addAll(parse(file));
          }
          write(out, sorted(all));
        });
  }

  private static List<Night> parse(Path file) throws IOException {
    List<Night> nights = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (!line.isBlank()) {
        nights.add(night("%s:%d".formatted(file, number), line));
      }
    }
    return nights;
  }

  private static Night night(String place, String line) {
    try {
      Night night = LINES.readValue(line, Night.class);
      if (night == null || night.schemaVersion() != Night.SCHEMA_VERSION) {
        throw new ScoringException(
            "%s: expected a night of schema_version %d; a newer algoperf may read it"
                .formatted(place, Night.SCHEMA_VERSION));
      }
      return night;
    } catch (JsonProcessingException e) {
      String what = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new ScoringException(
          "%s: expected a night as `algoperf history append` writes it: %s".formatted(place, what),
          e);
    }
  }

  private static List<Night> sorted(List<Night> nights) {
    SortedMap<String, Night> byRun = new TreeMap<>();
    for (Night night : nights) {
      Night other = byRun.putIfAbsent(night.runId(), night);
      if (other != null && !other.equals(night)) {
        throw new ScoringException(
            "two nights claim to be run %s and differ, of %s and %s; remove one"
                .formatted(night.runId(), other.date(), night.date()));
      }
    }
    return byRun.values().stream().sorted(BY_DATE).toList();
  }

  private static void write(Path file, List<Night> nights) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Night night : nights) {
      text.append(LINES.writeValueAsString(night)).append('\n');
    }
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    Files.writeString(temporary, text);
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Work that reads and writes files. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private static void locked(Path file, Work work) throws IOException {
    Path absolute = file.toAbsolutePath();
    Files.createDirectories(absolute.getParent());
    Path lockFile = absolute.resolveSibling(absolute.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid()) {
        work.run();
      }
    }
  }
}
