package org.algoperf.harness.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.algoperf.harness.Digests;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.scoring.log.TrialLogWriter.Tables;
import org.algoperf.submissions.api.Snapshot;
import org.algoperf.workloads.spec.ResumableOracle.Position;
import org.algoperf.workloads.torch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read back bit for bit, and nothing else is read. */
final class CheckpointFileTest {

  private static final int MUTATIONS = 10_000;

  @TempDir Path directory;
  private Checkpoint checkpoint;
  private Path file;
  private byte[] bytes;

  @BeforeEach
  void write() throws Exception {
    RunPlan plan = new TrialFixture(directory).plan("descent", Map.of("rate", 0.1));
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    arrays.put("parameters", tensor(DataType.FLOAT32, 3, 4));
    arrays.put("state.0.scalar", tensor(DataType.FLOAT64));
    arrays.put("state.none", tensor(DataType.INT64, 0));
    Map<String, Double> numbers =
        Map.of("a", Double.NaN, "b", -0.0, "c", 0.1, "d", Double.MIN_VALUE);
    Stopwatch.Reading watch = new Stopwatch.Reading(123_456_789_012_345_678L, 7);
    checkpoint =
        new Checkpoint(
            "0".repeat(64),
            List.of(Metadata.of(plan, plan.trial(0), Metadata.Opened.NEVER, Environment.of(1))),
            new Progress(
                10,
                new Goals.Reached(true, false),
                new Position(11, 88, 11 + 1. / 3),
                new TrialTimes.Reading(
                    watch,
                    watch,
                    watch,
                    watch,
                    1e18 / 3,
                    new ContentionMeter.Reading(Optional.of(new Switches(3, 4)), Double.NaN))),
            new Tables("a,b\n1,\u00fc\n", "global_step,loss\n"),
            new Snapshot(arrays, numbers));
    file = directory.resolve("checkpoint");
    CheckpointFile.write(file, checkpoint);
    bytes = Files.readAllBytes(file);
  }

  private static Tensor tensor(DataType type, long... shape) {
    long size = Arrays.stream(shape).reduce(type.getNumOfBytes(), (a, b) -> a * b);
    byte[] bytes = new byte[(int) size];
    new Random(size).nextBytes(bytes);
    return new Tensor(type, Arrays.stream(shape).boxed().toList(), ByteBuffer.wrap(bytes));
  }

  @Test
  void isReadBackBitForBit() throws Exception {
    assertEquals(checkpoint, CheckpointFile.read(file));
    assertEquals(
        Double.doubleToRawLongBits(-0.0),
        Double.doubleToRawLongBits(CheckpointFile.read(file).memory().numbers().get("b")));
    assertFalse(Files.exists(directory.resolve("checkpoint.tmp")));
  }

  @Test
  void itsFirstLineSaysWhatItIs() {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertTrue(text.matches("(?s)algoperf checkpoint 1 [0-9a-f]{64} \\d+\n\\{\"plan\":.*"), text);
  }

  @Test
  void thereMayBeNone() {
    assertThrows(NoSuchFileException.class, () -> CheckpointFile.read(directory.resolve("absent")));
  }

  @Test
  void aMutatedOneIsRefusedInOneLine() {
    Random random = new Random(20260101);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] mutated = mutated(bytes, random);
      if (!Arrays.equals(bytes, mutated)) {
        assertRefused(mutated);
      }
    }
  }

  @Test
  void everyPrefixIsRefused() {
    for (int length = 0; length < bytes.length; length++) {
      assertRefused(Arrays.copyOf(bytes, length));
    }
  }

  /** A header that was written wrongly has the right hash: it is read, or refused in one line. */
  @Test
  void aMutatedHeaderWithTheRightHashDoesNoHarm() {
    Random random = new Random(20260102);
    int begin = new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
    byte[] body = Arrays.copyOfRange(bytes, begin, bytes.length);
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] mutated = mutated(body, random);
      String title =
          "algoperf checkpoint 1 %s %d\n".formatted(Digests.sha256(mutated), mutated.length);
      ByteBuffer all = ByteBuffer.allocate(title.length() + mutated.length);
      all.put(title.getBytes(StandardCharsets.UTF_8)).put(mutated).flip();
      try {
        CheckpointFile.parse(all);
      } catch (CheckpointException e) {
        refused++;
        assertOneLine(e);
      }
    }
    assertTrue(refused > MUTATIONS / 2, "refused only " + refused);
  }

  @Test
  void oneThatCannotBeInMemoryIsRefused() throws Exception {
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 32);
    }
    CheckpointException e =
        assertThrows(CheckpointException.class, () -> CheckpointFile.read(file));
    assertEquals("it is larger than any that is written", e.getMessage());
  }

  @Test
  void saysWhatIsWrong() {
    assertMessage("", "its first line does not begin with 'algoperf checkpoint'");
    assertMessage("algoperf checkpoint 2 0 0\n", "only version 1 can be read, and it has another");
    assertMessage(
        "algoperf checkpoint 1 %s 5\nabc".formatted("0".repeat(64)),
        "it is damaged: the 3 bytes after its first line are not those that were written");
  }

  private static void assertMessage(String text, String message) {
    ByteBuffer in = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    assertEquals(
        message,
        assertThrows(CheckpointException.class, () -> CheckpointFile.parse(in)).getMessage());
  }

  private static void assertRefused(byte[] mutated) {
    assertOneLine(
        assertThrows(
            CheckpointException.class, () -> CheckpointFile.parse(ByteBuffer.wrap(mutated))));
  }

  private static void assertOneLine(CheckpointException e) {
    assertTrue(e.getMessage().length() > 20 && !e.getMessage().contains("\n"), e.getMessage());
  }

  /** Flips, overwrites, removes, repeats or swaps some bytes. */
  private static byte[] mutated(byte[] original, Random random) {
    byte[] copy = original.clone();
    int at = random.nextInt(copy.length);
    int length = 1 + random.nextInt(Math.min(40, copy.length - at));
    switch (random.nextInt(5)) {
      case 0 -> copy[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> {
        for (int i = at; i < at + length; i++) {
          copy[i] = (byte) random.nextInt(256);
        }
      }
      case 2 -> copy = without(copy, at, length);
      case 3 -> System.arraycopy(copy, at, copy, random.nextInt(copy.length - length + 1), length);
      default -> copy = Arrays.copyOf(copy, copy.length + length);
    }
    return copy;
  }

  private static byte[] without(byte[] all, int at, int length) {
    byte[] rest = new byte[all.length - length];
    System.arraycopy(all, 0, rest, 0, at);
    System.arraycopy(all, at + length, rest, at, rest.length - at);
    return rest;
  }
}
