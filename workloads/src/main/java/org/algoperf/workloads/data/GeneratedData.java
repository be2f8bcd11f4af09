package org.algoperf.workloads.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.algoperf.workloads.spec.DataProvenance;
import org.algoperf.workloads.spec.DataProvenance.Origin;

/**
 * Data that a fixed seed determines, kept in a file between starts because to read it takes a
 * fraction of the time.
 *
 * <p>The file holds the bytes of which {@link DataHash} is the SHA-256, and that is its name: what
 * is read is checked by the hash that provenance needs anyway, and a generator that was changed has
 * another file. A file with other contents is not used, but replaced.
 *
 * @param name of the data
 * @param origin what it is used as
 * @param sha256 of the three splits; data with another is never kept
 * @param decoder reads what one split adds to a hash
 */
record GeneratedData<E extends Examples>(
    String name, Origin origin, String sha256, Function<DataReader, E> decoder) {
  private static final String FOLDER = "generated";

  /** Several times what any generator makes: what is larger is not worth its reading. */
  private static final long MOST_BYTES = 1 << 26;

  /** Joins three parts that were generated. */
  Splits<E> of(E train, E validation, E test) {
    return Splits.of(name, origin, train, validation, test);
  }

  /**
   * Reads the data, or else generates it and keeps it.
   *
   * @param cache the directory of the cache; where it cannot be read or written, the data is merely
   *     generated at each start
   */
  Splits<E> load(Path cache, Supplier<Splits<E>> generator) {
    Path file = cache.resolve(FOLDER).resolve(sha256);
    return read(file).orElseGet(() -> generate(generator, file));
  }

  private Optional<Splits<E>> read(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        return Optional.empty();
      }
      byte[] bytes = Files.readAllBytes(file);
      String found = HexFormat.of().formatHex(DataHash.sha256().digest(bytes));
      return found.equals(sha256) ? Optional.of(decode(bytes)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Splits<E> decode(byte[] bytes) {
    DataReader reader = new DataReader(bytes);
    E train = decoder.apply(reader);
    E validation = decoder.apply(reader);
    E test = decoder.apply(reader);
    return new Splits<>(
        train,
        validation,
        test,
        new DataProvenance(name, origin, sha256, train.count(), validation.count(), test.count()));
  }

  private Splits<E> generate(Supplier<Splits<E>> generator, Path file) {
    Splits<E> splits = generator.get();
    try {
      if (splits.provenance().sha256().equals(sha256)) {
        keep(splits, file);
      }
    } catch (IOException | UncheckedIOException e) {
      // Of no consequence but the time of the next start, so that there is nothing to tell.
      return splits;
    }
    return splits;
  }

  /** Under its name the file appears whole, also where several processes write it at once. */
  private static void keep(Splits<?> splits, Path file) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Path partial = folder.resolve(UUID.randomUUID() + ".part");
    try {
      try (FileChannel out =
          FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        DataHash.encode(out, splits.train(), splits.validation(), splits.test());
      }
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }
}
