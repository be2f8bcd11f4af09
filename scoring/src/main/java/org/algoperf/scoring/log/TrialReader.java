package org.algoperf.scoring.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the log of one trial. */
public final class TrialReader {

  private TrialReader() {}

  /** Reads everything that the directory of a trial holds. */
  public static TrialLog read(TrialKey key, Path directory) throws IOException {
    return read(key, directory, (k, metadata) -> column -> true);
  }

  /**
   * Reads the log of a trial, keeping only some columns of its evaluations.
   *
   * @param key which trial it is
   * @param directory of the trial
   * @param columns which to keep
   * @throws NoSuchFileException if there is no {@value TrialFiles#EVALUATIONS}
   * @throws DamagedLogException if a file cannot be trusted
   */
  public static TrialLog read(TrialKey key, Path directory, LogTree.Columns columns)
      throws IOException {
    Path table = directory.resolve(TrialFiles.EVALUATIONS);
    byte[] bytes = Files.readAllBytes(table);
    Set<String> present = names(directory);
    if (present.size() == 1) {
      return new TrialLog(
          key,
          directory,
          Optional.empty(),
          Collections.emptySortedMap(),
          EvaluationCsv.parse(table, bytes, columns.of(key, Optional.empty())),
          Optional.empty());
    }
    Checksums sums = Checksums.read(directory);
    sums.verify(table, bytes);
    Optional<TrialMetadata> metadata = metadata(directory.resolve(TrialFiles.METADATA), sums);
    String described = metadata.map(m -> m.key().workload()).orElse(key.workload());
    if (!described.equals(key.workload())) {
      throw new DamagedLogException(
          directory.resolve(TrialFiles.METADATA),
          1,
          "expected a trial of '%s', by its directory, found one of '%s'"
              .formatted(key.workload(), described));
    }
    return new TrialLog(
        key,
        directory,
        metadata,
        hyperparameters(directory.resolve(TrialFiles.HPARAMS), sums),
        EvaluationCsv.parse(table, bytes, columns.of(key, metadata)),
        result(directory.resolve(TrialFiles.RESULT), sums));
  }

  /**
   * Reads a finished trial of ours, and every file of it that has a digest.
   *
   * @throws DamagedLogException if a file is missing, was changed or has no digest
   */
  public static TrialLog verified(TrialKey key, Path directory) throws IOException {
    Checksums.verifyAll(directory);
    return read(key, directory);
  }

  private static Set<String> names(Path directory) {
    String[] names = directory.toFile().list();
    return names == null ? Set.of() : Set.of(names);
  }

  /**
   * The trial's own description.
   *
   * @return empty where there is none, or one of the original benchmark, which says other things
   */
  static Optional<TrialMetadata> metadata(Path file, Checksums sums) throws IOException {
    Optional<byte[]> bytes = optional(file, sums);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    JsonNode tree = Json.parse(file, bytes.get(), JsonNode.class);
    if (!tree.has("schema_version")) {
      return Optional.empty();
    }
    requireVersion(file, tree, TrialMetadata.SCHEMA_VERSION);
    return Optional.of(Json.parse(file, bytes.get(), TrialMetadata.class));
  }

  private static Optional<TrialResult> result(Path file, Checksums sums) throws IOException {
    Optional<byte[]> bytes = optional(file, sums);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    requireVersion(file, Json.parse(file, bytes.get(), JsonNode.class), TrialResult.SCHEMA_VERSION);
    return Optional.of(Json.parse(file, bytes.get(), TrialResult.class));
  }

  private static void requireVersion(Path file, JsonNode tree, int supported)
      throws DamagedLogException {
    JsonNode found = tree.path("schema_version");
    if (!found.isInt() || found.intValue() < 1 || found.intValue() > supported) {
      throw new DamagedLogException(
          file,
          1,
          "expected schema_version 1 to %d, found %s; a newer algoperf may read it"
              .formatted(supported, found.isMissingNode() ? "none" : found));
    }
  }

  private static SortedMap<String, Object> hyperparameters(Path file, Checksums sums)
      throws IOException {
    Optional<byte[]> bytes = optional(file, sums);
    return bytes.isEmpty()
        ? Collections.emptySortedMap()
        : Collections.unmodifiableSortedMap(new TreeMap<>(Json.parseObject(file, bytes.get())));
  }

  private static Optional<byte[]> optional(Path file, Checksums sums) throws IOException {
    try {
      byte[] bytes = Files.readAllBytes(file);
      sums.verify(file, bytes);
      return Optional.of(bytes);
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }
}
