package org.algoperf.harness.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.trial.DataLocation;
import org.algoperf.scoring.log.Contention;
import org.algoperf.scoring.log.Evaluation;
import org.algoperf.scoring.log.TrialMetadata.DataInfo;
import org.algoperf.scoring.log.TrialResult;
import org.algoperf.scoring.log.TrialResult.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageTest {

  private static final DataLocation LOCATION =
      new DataLocation(Optional.of(Path.of("/data dir/ü")), true);

  static Stream<Message> messages() {
    Evaluation evaluation =
        new Evaluation(
            3,
            0.1,
            0.2,
            0.25,
            0.3,
            0.4,
            0.5,
            6,
            1.0 / 3,
            0,
            new TreeMap<>(Map.of("validation/loss", Double.NaN, "test/loss", -1e300)));
    return Stream.of(
        new Request.Load("w", LOCATION),
        new Request.RunTrial(Path.of("p\n.json"), 4, Path.of("out"), LOCATION),
        new Event.Note("two\nlines \"quoted\""),
        new Event.Flooded(1L << 40),
        new Event.Loaded(new DataInfo("d", "stand_in", "abc")),
        new Event.Calibrated(Double.MIN_VALUE, 1.5),
        new Event.Evaluated(evaluation),
        new Event.Finished(
            new TrialResult(
                1,
                Outcome.FAILED,
                Optional.of("r"),
                1,
                2,
                3,
                4,
                5,
                Optional.empty(),
                Optional.of(
                    new Contention(
                        true, OptionalLong.of(3), OptionalLong.empty(), 0.5, Double.NaN)),
                Optional.of("2026-02-03T04:05:06Z")),
            true),
        new Event.Failed(ErrorKind.DATA, "missing"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void areOneLineAndComeBackEqual(Message message) {
    String line = message.line();
    assertFalse(line.contains("\n"), line);
    assertTrue(line.startsWith("{\"type\":\""), line);
    assertEquals(message, Message.parse(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "3", "[]", "{}", "{\"type\":\"x\"}", "{\"type\":\"calibrated\"}"})
  void everythingElseIsAnError(String line) {
    assertThrows(ProtocolException.class, () -> Message.parse(line));
  }

  @Test
  void errorsShowTheLine() {
    ProtocolException e =
        assertThrows(ProtocolException.class, () -> Message.parse("hello" + "o".repeat(500)));
    assertTrue(e.getMessage().startsWith("expected a message, found 'helloooo"), e.getMessage());
    assertTrue(e.getMessage().length() < 500, e.getMessage());
  }

  @Test
  void readsListsOfCores() {
    assertEquals(List.of(0, 1, 2, 3, 8), Cores.parse(" 0-3,8\n"));
    assertEquals(List.of(5), Cores.parse("5"));
  }

  @Test
  void takesPhysicalCoresFirst(@TempDir Path directory) throws Exception {
    Path status = directory.resolve("status");
    Files.writeString(status, "Name:\tjava\nCpus_allowed_list:\t0-2,4-5\n");
    List<String> siblings = List.of("0,4", "1,5", "2,6", "3,7", "0,4", "1,5");
    for (int cpu = 0; cpu < siblings.size(); cpu++) {
      Path topology = Files.createDirectories(directory.resolve("cpu" + cpu + "/topology"));
      Files.writeString(topology.resolve("thread_siblings_list"), siblings.get(cpu) + "\n");
    }
    Cores cores = Cores.read(status, directory);
    assertEquals(new Cores(List.of(0, 1, 2, 4, 5), 3), cores);
    Cores untold = Cores.read(status, directory.resolve("none"));
    assertEquals(new Cores(List.of(0, 1, 2, 4, 5), 5), untold);
    assertEquals(new Cores(List.of(), 0), Cores.read(directory.resolve("none"), directory));
  }

  @Test
  void printingIsCutUntilTheNextTrial() throws Exception {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    CappedOutput out = new CappedOutput(log, 5);
    out.write("abc".getBytes(UTF_8));
    assertEquals(0, out.flooded());
    out.write("def".getBytes(UTF_8));
    out.write('g');
    assertEquals(7, out.flooded());
    assertEquals("abcde\n[5 bytes were printed; the rest is dropped]\n", log.toString(UTF_8));
    out.renew();
    out.close();
    out.write("next".getBytes(UTF_8));
    assertTrue(log.toString(UTF_8).endsWith("dropped]\nnext"), log.toString(UTF_8));
  }

  @Test
  void aWorkersShareOfTheMemoryHasALimit() {
    assertEquals(700, Limits.of(OptionalInt.of(700), 2).memoryMib());
    assertEquals(350, Limits.of(OptionalInt.of(700), 2).heapMib());
    assertTrue(Limits.of(OptionalInt.empty(), 1).memoryMib() <= 4096);
    assertTrue(
        Limits.of(OptionalInt.empty(), 1_000_000).memoryMib()
            < Limits.of(OptionalInt.empty(), 1).memoryMib());
  }

  @Test
  void saysHowAProcessEnded() {
    assertEquals(
        "exit code 137 (SIGKILL: out of memory, or killed by hand)", ProcessWorker.exit(137));
    assertEquals("exit code 3", ProcessWorker.exit(3));
  }
}
