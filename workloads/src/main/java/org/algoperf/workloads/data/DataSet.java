package org.algoperf.workloads.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.algoperf.workloads.spec.DataProvenance.Origin;
import org.algoperf.workloads.spec.DataRequest;

/**
 * A published data set that workloads train on, apart from any workload: to be found, fetched and
 * verified ahead of a run.
 */
public enum DataSet {
  /** Of {@link FashionMnist}. */
  FASHION_MNIST(FashionMnist.FILES, FashionMnist.URL_PROPERTY),
  /** Of {@link TextCorpus}. */
  TINYSHAKESPEARE(TextCorpus.FILES, TextCorpus.URL_PROPERTY);

  private static final int CHUNK = 1 << 16;

  // A record of addresses and lists that nobody changes.
  @SuppressWarnings("ImmutableEnumChecker")
  private final PublishedData files;

  private final String property;

  DataSet(PublishedData files, String property) {
    this.files = files;
    this.property = property;
  }

  /**
   * Where a data set was found.
   *
   * @param origin directory, cache or download
   * @param paths of its files
   * @param published whether every file is what its makers publish, byte for byte; other data, such
   *     as a subset, may be used, too, but has other targets
   */
  public record Found(Origin origin, List<Path> paths, boolean published) {

    /** Copies the list. */
    public Found {
      paths = List.copyOf(paths);
    }
  }

  /** What to call it: {@code Fashion-MNIST}. */
  public String title() {
    return files.title();
  }

  /** The published size in bytes. */
  public long bytes() {
    return files.files().stream().mapToLong(PublishedFile::bytes).sum();
  }

  /**
   * Finds it, as a workload would, and reads it through.
   *
   * @return empty when it is neither in the cache nor to be had from the network; a message tells
   *     of a download that failed
   * @throws org.algoperf.workloads.spec.DataException when the user named a directory without it
   */
  public Optional<Found> find(DataRequest request) {
    return files
        .withBaseFrom(property)
        .find(request, Download.withDefaultLimits())
        .map(f -> new Found(f.origin(), f.paths(), isPublished(f.paths())));
  }

  private boolean isPublished(List<Path> paths) {
    for (int i = 0; i < paths.size(); i++) {
      PublishedFile file = files.files().get(i);
      // A file that was unpacked has no published digest; its compressed form is not unique.
      if (!sha256(paths.get(i)).equals(file.sha256())) {
        return false;
      }
    }
    return true;
  }

  private static String sha256(Path path) {
    MessageDigest digest = DataHash.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
      byte[] chunk = new byte[CHUNK];
      int read = in.read(chunk);
      while (read >= 0) {
        read = in.read(chunk);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
