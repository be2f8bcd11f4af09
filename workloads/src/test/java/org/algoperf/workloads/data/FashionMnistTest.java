package org.algoperf.workloads.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.algoperf.workloads.spec.DataException;
import org.algoperf.workloads.spec.DataProvenance;
import org.algoperf.workloads.spec.DataProvenance.Origin;
import org.algoperf.workloads.spec.DataRequest;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FashionMnistTest {
  private static final int TRAIN = 21;
  private static final int TEST = 4;
  private static final Download DOWNLOAD =
      new Download(Duration.ofSeconds(5), Duration.ofSeconds(20));

  @TempDir Path temporary;
  private final List<String> messages = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"", "fashion-mnist", "fashion_mnist"})
  void isFoundInTheDirectoryAndItsFolders(String folder) throws IOException {
    IdxFixtures.write(temporary.resolve(folder), TRAIN, TEST);

    DataProvenance found = FashionMnist.load(inDirectory(temporary)).provenance();

    assertEquals("fashion-mnist", found.name());
    assertEquals(Origin.DIRECTORY, found.origin());
    assertEquals(List.of(), messages);
    assertFalse(Files.exists(temporary.resolve("no-cache")), "nothing is kept of one's own data");
  }

  @Test
  void theLastSixthOfTheTrainingImagesIsForValidation() throws IOException {
    IdxFixtures.write(temporary, TRAIN, TEST);
    ImageSet official =
        IdxFiles.read(
            temporary.resolve("train-images-idx3-ubyte.gz"),
            temporary.resolve("train-labels-idx1-ubyte.gz"));

    Splits<ImageSet> splits = FashionMnist.load(inDirectory(temporary));

    // 21 / 6 = 3.5, rounded up.
    assertEquals(DataHash.of(official.slice(0, 17)), DataHash.of(splits.train()));
    assertEquals(DataHash.of(official.slice(17, 21)), DataHash.of(splits.validation()));
    assertEquals(TEST, splits.test().count());
  }

  @Test
  void unzippedFilesGiveTheSameData() throws IOException {
    IdxFixtures.write(temporary, TRAIN, TEST);
    String expected = FashionMnist.load(inDirectory(temporary)).provenance().sha256();
    for (PublishedFile file : FashionMnist.FILES.files()) {
      Path zipped = temporary.resolve(file.name());
      Files.write(
          temporary.resolve(file.names().get(1)), Unzipped.of(Files.readAllBytes(zipped)).bytes());
      Files.delete(zipped);
    }

    assertEquals(expected, FashionMnist.load(inDirectory(temporary)).provenance().sha256());
  }

  @Test
  void aDirectoryWithoutItIsAnErrorThatNamesWhatWasLookedFor() throws IOException {
    IdxFixtures.write(temporary.resolve("fashion-mnist"), TRAIN, TEST);
    Files.delete(temporary.resolve("fashion-mnist").resolve("t10k-labels-idx1-ubyte.gz"));
    String t = temporary.toString();

    assertEquals(
        "data directory %s: expected Fashion-MNIST, the files".formatted(t)
            + " [train-images-idx3-ubyte.gz or train-images-idx3-ubyte,"
            + " train-labels-idx1-ubyte.gz or train-labels-idx1-ubyte,"
            + " t10k-images-idx3-ubyte.gz or t10k-images-idx3-ubyte,"
            + " t10k-labels-idx1-ubyte.gz or t10k-labels-idx1-ubyte], all in one of"
            + " [%s, %s/fashion-mnist, %s/fashion_mnist];".formatted(t, t, t)
            + " found 0 of 4 in %s, 3 of 4 in %s/fashion-mnist, 0 of 4 in %s/fashion_mnist;"
                .formatted(t, t, t)
            + " put the files there, or name no data directory",
        assertThrows(DataException.class, () -> FashionMnist.load(inDirectory(temporary)))
            .getMessage());
  }

  @Test
  void aDirectoryThatIsNoneIsAnError() {
    Path nowhere = temporary.resolve("nowhere");

    assertEquals(
        "data directory %s: expected a directory with Fashion-MNIST, found none; check the path"
            .formatted(nowhere),
        assertThrows(DataException.class, () -> FashionMnist.load(inDirectory(nowhere)))
            .getMessage());
  }

  @Test
  void theStandInIsDrawnWhenThereIsNothingElse() {
    Splits<ImageSet> splits = FashionMnist.load(cached(false));

    assertEquals("synthetic-garments", splits.provenance().name());
    assertEquals(Origin.STAND_IN, splits.provenance().origin());
    assertEquals(List.of(), messages, "of the origin, each command tells once");
    Splits<ImageSet> again = Garments.KEPT.load(temporary, Assertions::fail);
    assertEquals(splits.provenance(), again.provenance(), "it was kept in the cache");
  }

  @Test
  void aDownloadIsKeptInTheCacheAndEqualsTheOriginal() throws IOException {
    Path origin = temporary.resolve("origin");
    IdxFixtures.write(origin, TRAIN, TEST);
    HttpServer server = serve(origin);
    Splits<ImageSet> downloaded;
    try {
      downloaded = FashionMnist.load(cached(true), published(origin, server), DOWNLOAD);
    } finally {
      server.stop(0);
    }
    Splits<ImageSet> again = FashionMnist.load(cached(true));
    Splits<ImageSet> original = FashionMnist.load(inDirectory(origin));

    assertEquals(Origin.DOWNLOAD, downloaded.provenance().origin());
    assertEquals(Origin.CACHE, again.provenance().origin());
    assertEquals(original.provenance().sha256(), downloaded.provenance().sha256());
    assertEquals(original.provenance().sha256(), again.provenance().sha256());
    assertTrue(
        messages.get(0).matches("Fashion-MNIST: downloading 0.0 MB from .* to .*fashion-mnist"),
        messages.get(0));
  }

  @Test
  void aFailedDownloadIsAWarningAndLeavesTheStandIn() throws IOException {
    Path origin = temporary.resolve("origin");
    IdxFixtures.write(origin, TRAIN, TEST);
    HttpServer server = serve(origin);
    PublishedData published = published(origin, server);
    Files.delete(origin.resolve("t10k-images-idx3-ubyte.gz"));
    try {
      assertEquals(
          Origin.STAND_IN,
          FashionMnist.load(cached(true), published, DOWNLOAD).provenance().origin());
    } finally {
      server.stop(0);
    }

    assertEquals(
        "warning: Fashion-MNIST is not in the cache %s, and the download failed: %s%s"
            .formatted(
                temporary,
                published.base(),
                "t10k-images-idx3-ubyte.gz: expected HTTP status 200, found 404"),
        messages.get(messages.size() - 1));
    try (Stream<Path> kept = Files.list(temporary.resolve("fashion-mnist"))) {
      assertEquals(2, kept.count(), "what was fetched and checked is kept");
    }
  }

  @Test
  void damageInTheCacheIsAnErrorAndNotTheStandIn() throws IOException {
    Path folder = temporary.resolve("fashion-mnist");
    IdxFixtures.write(folder, TRAIN, TEST);
    Path damaged = folder.resolve("t10k-images-idx3-ubyte.gz");
    byte[] bytes = Files.readAllBytes(damaged);
    Files.write(damaged, Arrays.copyOf(bytes, bytes.length - 100));

    assertThrows(DataException.class, () -> FashionMnist.load(cached(true)));
  }

  @Test
  void theAddressInTheSystemPropertyIsChecked() {
    System.setProperty(FashionMnist.URL_PROPERTY, "ftp://example.org");
    try {
      assertEquals(
          "system property algoperf.fashion_mnist.url: expected an http or https address ending in"
              + " a slash, found 'ftp://example.org'",
          assertThrows(DataException.class, () -> FashionMnist.load(cached(true))).getMessage());
    } finally {
      System.clearProperty(FashionMnist.URL_PROPERTY);
    }
  }

  @Test
  void theRealSubsetHasItsCountsAndContents() {
    Path shared = Path.of(System.getProperty("algoperf.test.shared", "")).resolve("data");
    assumeTrue(Files.isDirectory(shared.resolve("fashion-mnist")), "no real Fashion-MNIST here");

    Splits<ImageSet> splits = FashionMnist.load(inDirectory(shared));

    assertEquals(3_615 - 603, splits.train().count());
    assertEquals(603, splits.validation().count());
    assertEquals(2_000, splits.test().count());
    // Python 3.11 with numpy: the labels of the first ten training and test images.
    assertEquals("9003027255", digits(splits.train()));
    assertEquals("9211614657", digits(splits.test()));
  }

  private static String digits(ImageSet images) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      digits.append(images.labels()[i]);
    }
    return digits.toString();
  }

  private DataRequest inDirectory(Path directory) {
    Path cache = temporary.resolve("no-cache");
    return new DataRequest(Optional.of(directory), cache, false, messages::add);
  }

  private DataRequest cached(boolean download) {
    return new DataRequest(Optional.empty(), temporary, download, messages::add);
  }

  private static HttpServer serve(Path folder) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/files/",
        exchange -> {
          Path file = folder.resolve(Path.of(exchange.getRequestURI().getPath()).getFileName());
          boolean there = Files.exists(file);
          exchange.sendResponseHeaders(there ? 200 : 404, there ? Files.size(file) : -1);
          try (exchange) {
            if (there) {
              Files.copy(file, exchange.getResponseBody());
            }
          }
        });
    server.start();
    return server;
  }

  /** The files in a folder, as if published from a server. */
  private static PublishedData published(Path folder, HttpServer server) throws IOException {
    List<PublishedFile> files = new ArrayList<>();
    for (PublishedFile file : FashionMnist.FILES.files()) {
      byte[] bytes = Files.readAllBytes(folder.resolve(file.name()));
      String sha256 = HexFormat.of().formatHex(DataHash.sha256().digest(bytes));
      files.add(new PublishedFile(file.names(), bytes.length, sha256));
    }
    URI base = URI.create("http://localhost:" + server.getAddress().getPort() + "/files/");
    return new PublishedData(FashionMnist.FILES.title(), FashionMnist.FILES.folders(), files, base);
  }
}
