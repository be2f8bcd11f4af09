package org.algoperf.harness.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.algoperf.harness.Digests;
import org.algoperf.harness.Formats;

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
    List<ByteBuffer> parts = new ArrayList<>();
    String header = Formats.lines().writeValueAsString(CheckpointHeader.of(c)) + "\n";
    parts.add(ByteBuffer.wrap(header.getBytes(UTF_8)));
    c.memory().arrays().values().forEach(tensor -> parts.add(tensor.bytes()));
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
    if (Files.size(file) > Integer.MAX_VALUE) {
      throw new CheckpointException("it is larger than any that is written");
    }
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
      return Formats.lines().readValue(line(bytes), CheckpointHeader.class).with(bytes);
    } catch (JsonProcessingException e) {
      throw new CheckpointException("its header is wrong: %s".formatted(Formats.explain(e)));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new CheckpointException("its header is wrong: %s".formatted(e.getMessage()));
    }
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
