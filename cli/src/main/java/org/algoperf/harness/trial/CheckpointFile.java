package org.algoperf.harness.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.algoperf.harness.Digests;
import org.algoperf.harness.Formats;
import org.algoperf.scoring.log.TrialLogWriter.Tables;
import org.algoperf.scoring.log.TrialMetadata;
import org.algoperf.submissions.api.Snapshot;
import org.algoperf.workloads.torch.Tensor;

/**
 * A {@link Checkpoint} as a file of three parts, so that {@code head -2} shows all but the arrays:
 *
 * <pre>
 *   algoperf checkpoint VERSION SHA256 LENGTH    of all that follows this line
 *   {"plan": ..., "arrays": [...]}               everything but the arrays, in one line
 *   the elements of the arrays, one after another
 * </pre>
 */
final class CheckpointFile {

  private static final int VERSION = 1;
  private static final String TITLE = "algoperf checkpoint ";

  /** What fits into one buffer together with the first line. */
  private static final long LARGEST = Integer.MAX_VALUE - 1000;

  private CheckpointFile() {}

  /** The second part. */
  private record Header(
      String plan,
      List<TrialMetadata> sessions,
      Progress progress,
      Tables tables,
      Map<String, Double> numbers,
      List<Entry> arrays) {

    Header {
      Objects.requireNonNull(plan, "plan");
      sessions = List.copyOf(sessions);
      if (sessions.isEmpty()) {
        throw new IllegalArgumentException("sessions: expected at least one");
      }
      Objects.requireNonNull(progress, "progress");
      Objects.requireNonNull(tables, "tables");
      numbers = Map.copyOf(numbers);
      arrays = List.copyOf(arrays);
    }
  }

  /** An array of the third part. */
  private record Entry(String name, DataType type, List<Long> shape, int bytes) {

    Entry {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(type, "type");
      shape = List.copyOf(shape);
    }

    static Entry of(String name, Tensor tensor) {
      return new Entry(name, tensor.type(), tensor.shape(), tensor.bytes().remaining());
    }
  }

  /** Writes the file so that it is there in full, on the disk, or as it was before. */
  static void write(Path file, Checkpoint checkpoint) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      writeThrough(temporary, parts(checkpoint));
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  private static void writeThrough(Path file, List<ByteBuffer> parts) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      for (ByteBuffer part : parts) {
        while (part.hasRemaining()) {
          out.write(part);
        }
      }
      out.force(true);
    }
  }

  private static List<ByteBuffer> parts(Checkpoint c) throws IOException {
    List<Entry> entries = new ArrayList<>();
    List<ByteBuffer> arrays = new ArrayList<>();
    c.memory()
        .arrays()
        .forEach(
            (name, tensor) -> {
              entries.add(Entry.of(name, tensor));
              arrays.add(tensor.bytes());
            });
    Header header =
        new Header(c.plan(), c.sessions(), c.progress(), c.tables(), c.memory().numbers(), entries);
    List<ByteBuffer> parts = new ArrayList<>();
    parts.add(ByteBuffer.wrap((Formats.lines().writeValueAsString(header) + "\n").getBytes(UTF_8)));
    parts.addAll(arrays);
    long length = parts.stream().mapToLong(ByteBuffer::remaining).sum();
    if (length > LARGEST) {
      throw new IOException(
          "a checkpoint has at most %d bytes, this one %d".formatted(LARGEST, length));
    }
    String title = title(Digests.sha256(parts), length);
    parts.add(0, ByteBuffer.wrap(title.getBytes(UTF_8)));
    return parts;
  }

  private static String title(String sha256, long length) {
    return TITLE + VERSION + " " + sha256 + " " + length + "\n";
  }

  /**
   * Reads the file.
   *
   * @throws CheckpointException when it is not what {@link #write} has written
   * @throws java.nio.file.NoSuchFileException when there is none
   */
  static Checkpoint read(Path file) throws IOException, CheckpointException {
    return parse(ByteBuffer.wrap(Files.readAllBytes(file)));
  }

  /** Reads the bytes of a file. */
  static Checkpoint parse(ByteBuffer bytes) throws CheckpointException {
    String title = line(bytes);
    if (!title.startsWith(TITLE)) {
      throw new CheckpointException(
          "its first line does not begin with '%s'".formatted(TITLE.strip()));
    }
    if (!title.startsWith(TITLE + VERSION + " ")) {
      throw new CheckpointException(
          "only version %d can be read, and it has another".formatted(VERSION));
    }
    if (!title.equals(title(Digests.sha256(List.of(bytes)), bytes.remaining()))) {
      throw new CheckpointException(
          "it is damaged: the %d bytes after its first line are not those that were written"
              .formatted(bytes.remaining()));
    }
    try {
      return checkpoint(Formats.lines().readValue(line(bytes), Header.class), bytes);
    } catch (JsonProcessingException e) {
      throw new CheckpointException("its header is wrong: %s".formatted(Formats.explain(e)));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new CheckpointException("its header is wrong: %s".formatted(e.getMessage()));
    }
  }

  private static Checkpoint checkpoint(Header header, ByteBuffer bytes) {
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    for (Entry entry : header.arrays()) {
      if (entry.bytes() < 0 || entry.bytes() > bytes.remaining()) {
        throw new IllegalArgumentException(
            "%s has %d bytes, but %d are left"
                .formatted(entry.name(), entry.bytes(), bytes.remaining()));
      }
      ByteBuffer own = bytes.slice(bytes.position(), entry.bytes());
      bytes.position(bytes.position() + entry.bytes());
      arrays.put(entry.name(), new Tensor(entry.type(), entry.shape(), own));
    }
    return new Checkpoint(
        header.plan(),
        header.sessions(),
        header.progress(),
        header.tables(),
        new Snapshot(arrays, header.numbers()));
  }

  /** The next line with its end, or as much as there is. */
  private static String line(ByteBuffer bytes) {
    int start = bytes.position();
    int end = start;
    while (end < bytes.limit() && bytes.get(end) != '\n') {
      end++;
    }
    bytes.position(Math.min(end + 1, bytes.limit()));
    return UTF_8.decode(bytes.slice(start, bytes.position() - start)).toString();
  }
}
