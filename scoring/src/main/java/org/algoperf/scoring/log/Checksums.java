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

/**
 * {@value TrialFiles#CHECKSUMS} of a finished trial, in the format of {@code sha256sum}: any later
 * change to its files is noticed.
 */
final class Checksums {

  /** Of files that nobody vouches for. */
  static final Checksums NONE = new Checksums(Map.of());

  private static final int DIGITS = 64;

  private final Map<String, String> sums;

  private Checksums(Map<String, String> sums) {
    this.sums = sums;
  }

  /** Writes the digests of the files of a trial. */
  static void write(Path directory) throws IOException {
    List<String> names = new ArrayList<>();
    names.addAll(List.of(TrialFiles.EVALUATIONS, TrialFiles.HPARAMS, TrialFiles.MEASUREMENTS));
    names.add(TrialFiles.METADATA);
    for (int i = 1; Files.exists(directory.resolve(TrialFiles.metadata(i))); i++) {
      names.add(TrialFiles.metadata(i));
    }
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append(sha256(Files.readAllBytes(directory.resolve(name))))
          .append("  ")
          .append(name)
          .append('\n');
    }
    Files.writeString(directory.resolve(TrialFiles.CHECKSUMS), text);
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
