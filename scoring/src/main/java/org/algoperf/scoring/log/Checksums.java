package org.algoperf.scoring.log;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * {@value TrialFiles#CHECKSUMS} of a finished trial, in the format of {@code sha256sum}: any later
 * change to its files is noticed.
 */
final class Checksums {

  /** Of files that nobody vouches for. */
  static final Checksums NONE = new Checksums(Map.of());

  /** What is vouched for. */
  static final List<String> FILES =
      List.of(
          TrialFiles.EVALUATIONS, TrialFiles.HPARAMS, TrialFiles.MEASUREMENTS, TrialFiles.METADATA);

  private static final int DIGITS = 64;

  private final Map<String, String> sums;

  private Checksums(Map<String, String> sums) {
    this.sums = sums;
  }

  /**
   * Writes the digests of the files of a trial.
   *
   * @param result what {@value TrialFiles#RESULT} will hold, which is written last
   */
  static void write(Path directory, byte[] result) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name : files(directory)) {
      append(text, name, Files.readAllBytes(directory.resolve(name)));
    }
    append(text, TrialFiles.RESULT, result);
    Files.writeString(directory.resolve(TrialFiles.CHECKSUMS), text);
  }

  /** The files of a trial that are written before its result. */
  static List<String> files(Path directory) {
    List<String> names = new ArrayList<>(FILES);
    for (int i = 1; Files.exists(directory.resolve(TrialFiles.metadata(i))); i++) {
      names.add(TrialFiles.metadata(i));
    }
    return names;
  }

  private static void append(StringBuilder text, String name, byte[] bytes) {
    text.append(sha256(bytes)).append("  ").append(name).append('\n');
  }

  /**
   * Checks every file of a trial that has a digest.
   *
   * @throws DamagedLogException if there is no {@value TrialFiles#CHECKSUMS}, or a file that it
   *     names is missing or has changed
   */
  static void verifyAll(Path directory) throws IOException {
    Path file = directory.resolve(TrialFiles.CHECKSUMS);
    Checksums checksums = read(directory);
    for (String name : FILES) {
      if (!checksums.sums.containsKey(name)) {
        throw new DamagedLogException(file, 1, "expected the SHA-256 of " + name + ", found none");
      }
    }
    for (String name : new TreeSet<>(checksums.sums.keySet())) {
      Path named = directory.resolve(name);
      if (!Files.exists(named)) {
        throw new DamagedLogException(named, 1, "the file is missing, but SHA256SUMS names it");
      }
      checksums.verify(named, Files.readAllBytes(named));
    }
  }

  /** The digests of a trial; none where the file is absent, as in official logs. */
  static Checksums read(Path directory) throws IOException {
    Path file = directory.resolve(TrialFiles.CHECKSUMS);
    Map<String, String> sums = new HashMap<>();
    try {
      long line = 0;
      for (String text : Files.readAllLines(file)) {
        line++;
        if (!text.matches("[0-9a-f]{64} [ *]\\S+")) {
          throw new DamagedLogException(
              file, line, "expected a SHA-256, two blanks and a file name, found '" + text + "'");
        }
        sums.put(text.substring(DIGITS + 2), text.substring(0, DIGITS));
      }
    } catch (MalformedInputException e) {
      throw new DamagedLogException(file, 1, "expected text in UTF-8");
    } catch (NoSuchFileException absent) {
      return NONE;
    }
    return new Checksums(sums);
  }

  /** Checks what was read of a file, where its digest is known. */
  void verify(Path file, byte[] bytes) throws DamagedLogException {
    String expected = sums.get(file.getFileName().toString());
    if (expected != null && !expected.equals(sha256(bytes))) {
      throw new DamagedLogException(
          file, 1, "the file is not what the trial wrote: its SHA-256 differs from SHA256SUMS");
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
