package org.algoperf.workloads.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.algoperf.workloads.spec.DataProvenance.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratedDataTest {
  private static final FeatureSet TRAIN =
      new FeatureSet(2, new float[] {1.5f, -2, Float.MIN_VALUE, -0f}, new float[] {1, 0});
  private static final FeatureSet VALIDATION =
      new FeatureSet(2, new float[] {3, 4}, new float[] {1});
  private static final FeatureSet TEST = new FeatureSet(2, new float[] {5, 6}, new float[] {0});
  private static final String SHA256 = DataHash.of(TRAIN, VALIDATION, TEST);

  private final GeneratedData<FeatureSet> data = data(SHA256);
  private final AtomicInteger generated = new AtomicInteger();

  @TempDir Path cache;

  private static GeneratedData<FeatureSet> data(String sha256) {
    return new GeneratedData<>("some", Origin.GENERATED, sha256, FeatureSet::readFrom);
  }

  private Splits<FeatureSet> generate() {
    generated.incrementAndGet();
    return data.of(TRAIN, VALIDATION, TEST);
  }

  private Splits<FeatureSet> load() {
    return data.load(cache, this::generate);
  }

  private Path file() {
    return cache.resolve("generated").resolve(SHA256);
  }

  private List<String> kept() throws IOException {
    try (Stream<Path> files = Files.list(cache.resolve("generated"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void isGeneratedOnceAndReadFromThenOn() {
    Splits<FeatureSet> first = load();
    Splits<FeatureSet> second = load();

    assertEquals(1, generated.get());
    assertEquals(first.provenance(), second.provenance());
    assertEquals(2, second.train().features());
    assertArrayEquals(TRAIN.values(), second.train().values());
    assertArrayEquals(TRAIN.labels(), second.train().labels());
    assertArrayEquals(VALIDATION.values(), second.validation().values());
    assertArrayEquals(TEST.values(), second.test().values());
  }

  @Test
  void imagesAreReadAsTheyWere() {
    ImageSet images = new ImageSet(1, 2, 3, new byte[] {0, -1, 51, 7}, new byte[] {2, 0});
    ImageSet one = images.slice(0, 1);
    GeneratedData<ImageSet> kept =
        new GeneratedData<>(
            "images", Origin.STAND_IN, DataHash.of(images, one, one), ImageSet::readFrom);

    Splits<ImageSet> first = kept.load(cache, () -> kept.of(images, one, one));
    Splits<ImageSet> second = kept.load(cache, () -> fail("was generated again"));

    assertEquals(first.provenance(), second.provenance());
    assertEquals(List.of(1, 2, 3), dimensions(second.train()));
    assertArrayEquals(images.pixels(), second.train().pixels());
    assertArrayEquals(images.labels(), second.train().labels());
  }

  private static List<Integer> dimensions(ImageSet images) {
    return List.of(images.height(), images.width(), images.classes());
  }

  @Test
  void theFileIsNamedByItsOwnHash() throws IOException {
    load();

    assertEquals(List.of(SHA256), kept());
    byte[] bytes = Files.readAllBytes(file());
    assertEquals(SHA256, HexFormat.of().formatHex(DataHash.sha256().digest(bytes)));
  }

  static List<UnaryOperator<byte[]>> damages() {
    return List.of(
        bytes -> new byte[0],
        bytes -> Arrays.copyOf(bytes, bytes.length - 1),
        bytes -> Arrays.copyOf(bytes, bytes.length + 1),
        bytes -> new byte[bytes.length],
        bytes -> {
          bytes[bytes.length / 2] ^= 1;
          return bytes;
        });
  }

  @ParameterizedTest
  @MethodSource("damages")
  void aDamagedFileIsNotUsedButReplaced(UnaryOperator<byte[]> damage) throws IOException {
    load();
    byte[] whole = Files.readAllBytes(file());
    Files.write(file(), damage.apply(whole.clone()));

    assertArrayEquals(TRAIN.values(), load().train().values());

    assertEquals(2, generated.get());
    assertArrayEquals(whole, Files.readAllBytes(file()));
    assertEquals(List.of(SHA256), kept());
  }

  @Test
  void aFileLargerThanAnyDataIsNotRead() throws IOException {
    Files.createDirectories(file().getParent());
    try (RandomAccessFile sparse = new RandomAccessFile(file().toFile(), "rw")) {
      sparse.setLength(1L << 40);
    }

    load();

    assertEquals(1, generated.get());
    assertEquals(Files.size(file()), 3 * (4 + 8 + 4 + 4 + 4) + (8 + 4) * 4);
  }

  @Test
  void dataThatIsNotWhatTheNameSaysIsNeverKept() {
    String other = "0".repeat(64);

    Splits<FeatureSet> splits = data(other).load(cache, this::generate);

    assertEquals(SHA256, splits.provenance().sha256());
    assertFalse(Files.exists(cache.resolve("generated")));
  }

  @Test
  void aCacheThatCannotBeMadeCostsOnlyTheTime() throws IOException {
    Files.createFile(cache.resolve("generated"));

    load();

    assertEquals(SHA256, load().provenance().sha256());
    assertEquals(2, generated.get());
  }

  @Test
  void aFileThatCannotBeReplacedCostsOnlyTheTime() throws IOException {
    Files.createDirectories(file().resolve("in-the-way"));

    assertEquals(SHA256, load().provenance().sha256());

    assertEquals(List.of(SHA256), kept(), "no part of a file is left behind");
  }

  @Test
  void manyAtOnceKeepOneFile() throws IOException {
    List<String> hashes =
        IntStream.range(0, 64).parallel().mapToObj(i -> load().provenance().sha256()).toList();

    assertEquals(List.of(SHA256), hashes.stream().distinct().toList());
    assertEquals(List.of(SHA256), kept());
  }
}
