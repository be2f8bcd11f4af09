package org.algoperf.workloads.data;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.algoperf.workloads.spec.DataException;
import org.algoperf.workloads.spec.DataRequest;

/**
 * Fashion-MNIST (Xiao, Rasul and Vollgraf 2017): 28 x 28 images of garments in 10 classes.
 *
 * <p>The last sixth of the official training images, rounded to the nearest count, is held out for
 * validation: 10,000 of the full set's 60,000. The official test set is the test split. Subsets in
 * the original format are read the same way. Where there is no Fashion-MNIST, {@link Garments} are
 * drawn in its place.
 */
public final class FashionMnist {
  /** The system property with another address to download from, ending in a slash. */
  public static final String URL_PROPERTY = "algoperf.fashion_mnist.url";

  private static final int HELD_OUT_FRACTION = 6;

  /** Digests by tensorflow-datasets, whose files have the MD5s that the authors publish. */
  static final PublishedData FILES =
      new PublishedData(
          "Fashion-MNIST",
          List.of("fashion-mnist", "fashion_mnist"),
          List.of(
              file(
                  "train-images-idx3-ubyte",
                  26_421_880,
                  "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
              file(
                  "train-labels-idx1-ubyte",
                  29_515,
                  "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
              file(
                  "t10k-images-idx3-ubyte",
                  4_422_102,
                  "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
              file(
                  "t10k-labels-idx1-ubyte",
                  5_148,
                  "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5")),
          URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"));

  private FashionMnist() {}

  /**
   * Loads Fashion-MNIST from the directory, the cache or the network, else the stand-in.
   *
   * @throws DataException when files are damaged, or not in a directory that the user named
   */
  public static Splits<ImageSet> load(DataRequest request) {
    PublishedData files = FILES.withBaseFrom(URL_PROPERTY);
    return load(request, files, Download.withDefaultLimits());
  }

  static Splits<ImageSet> load(DataRequest request, PublishedData files, Download download) {
    return files
        .find(request, download)
        .map(FashionMnist::read)
        .orElseGet(() -> Garments.load(request.cache()));
  }

  private static Splits<ImageSet> read(PublishedData.Found found) {
    List<Path> paths = found.paths();
    ImageSet official = IdxFiles.read(paths.get(0), paths.get(1));
    ImageSet test = IdxFiles.read(paths.get(2), paths.get(3));
    int heldOut = (official.count() + HELD_OUT_FRACTION / 2) / HELD_OUT_FRACTION;
    if (heldOut == 0) {
      throw new DataException(
          "%s: expected at least 3 images, to hold some out for validation, found %d"
              .formatted(paths.get(0), official.count()));
    }
    int train = official.count() - heldOut;
    return Splits.of(
        "fashion-mnist",
        found.origin(),
        official.slice(0, train),
        official.slice(train, official.count()),
        test);
  }

  private static PublishedFile file(String name, long bytes, String sha256) {
    return new PublishedFile(List.of(name + ".gz", name), bytes, sha256);
  }
}
