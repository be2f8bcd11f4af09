package org.algoperf.harness;

import java.nio.file.Path;

/**
 * A file outside the program that submissions come from.
 *
 * @param path absolute
 * @param sha256 of its bytes
 */
public record ExternalSource(Path path, String sha256) {

  /** The file with these bytes. */
  public static ExternalSource of(Path path, byte[] bytes) {
    return new ExternalSource(path.toAbsolutePath().normalize(), Digests.sha256(bytes));
  }
}
