package org.algoperf.scoring.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.HydratorSupplier;
import blue.strategic.parquet.ParquetReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.algoperf.scoring.ScoreRequest;
import org.algoperf.scoring.SyntheticLogs;
import org.algoperf.scoring.SyntheticLogs.Variant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogExportTest {

  /** 2 submissions, 3 studies, 2 workloads, 2 trials. */
  private static final int TRIALS = 24;

  private static final int EVALUATIONS = 20;

  @TempDir private Path directory;
  private ScoreRequest request;
  private Path out;

  @BeforeEach
  void writeLogs() throws IOException {
    Path tree = directory.resolve("logs");
    SyntheticLogs.write(tree, List.of("sgd", "muon"), Variant.PLAIN);
    request = ScoreRequest.of(List.of(tree));
    out = directory.resolve("out");
  }

  @Test
  void csvHasARowForEachTrialAndEachEvaluation() throws IOException {
    assertEquals(List.of(), LogExport.CSV.write(request, out));
    List<String> trials = Files.readAllLines(out.resolve("trials.csv"));
    assertTrue(trials.get(0).startsWith("submission,study,workload,trial,outcome,global_step,"));
    assertEquals(1 + TRIALS, trials.size());
    List<String> evaluations = Files.readAllLines(out.resolve("evaluations.csv"));
    assertTrue(evaluations.get(1).startsWith("muon,0,digits,1,"), evaluations.get(1));
    assertEquals(1 + TRIALS * EVALUATIONS, evaluations.size());
  }

  @Test
  void parquetHoldsWhatCsvHolds() throws IOException {
    LogExport.CSV.write(request, out);
    LogExport.PARQUET.write(request, out);
    List<String> csv = Files.readAllLines(out.resolve("evaluations.csv"));
    List<String> names = Arrays.asList(csv.get(0).split(",", -1));
    try (Stream<Map<String, Object>> rows =
        ParquetReader.streamContent(
            out.resolve("evaluations.parquet").toFile(),
            HydratorSupplier.constantly(new IntoMap()))) {
      List<String> read =
          rows.map(row -> names.stream().map(name -> text(row.get(name))).toList())
              .map(cells -> String.join(",", cells))
              .toList();
      assertEquals(csv.subList(1, csv.size()), read);
    }
  }

  @Test
  void tensorBoardReadsBackTheMetrics() throws IOException {
    LogExport.TENSORBOARD.write(request, out);
    Path trial = out.resolve("sgd/study_0/digits/trial_1");
    List<byte[]> events = records(Files.readAllBytes(trial.resolve(EventFile.NAME)));
    assertTrue(new String(events.get(0), StandardCharsets.UTF_8).endsWith("brain.Event:2"));
    String csv =
        Files.readAllLines(
                directory.resolve("logs/sgd/study_0/digits/trial_1/eval_measurements.csv"))
            .get(0);
    long metrics = Arrays.stream(csv.split(",", -1)).filter(c -> c.contains("/")).count();
    assertEquals(1 + EVALUATIONS * metrics, events.size());
    ByteBuffer event = ByteBuffer.wrap(events.get(1)).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals((1 << 3) | 1, event.get(), "wall_time");
    assertTrue(event.getDouble() > 0);
    assertEquals(2 << 3, event.get(), "step");
    assertTrue(event.get() > 0);
    assertEquals((5 << 3) | 2, event.get(), "summary");
  }

  /** From the test vectors of RFC 3720, B.4: 32 bytes of zeros have the CRC 0x8a9136aa. */
  @Test
  void checksumsAreMaskedAsTensorFlowDoes() {
    int crc = 0x8a9136aa;
    assertEquals(((crc >>> 15) | (crc << 17)) + 0xa282ead8, EventFile.masked(new byte[32]));
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    LogExport.CSV.write(request, out);
    FileAlreadyExistsException e =
        assertThrows(FileAlreadyExistsException.class, () -> LogExport.CSV.write(request, out));
    assertEquals(
        out.resolve("trials.csv") + ": holds an export already; choose another directory",
        e.getMessage());
  }

  private static String text(Object value) {
    return value == null ? "" : value.toString();
  }

  private static List<byte[]> records(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    List<byte[]> records = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] length = new byte[8];
      in.get(length);
      assertEquals(EventFile.masked(length), in.getInt());
      byte[] data =
          new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
      in.get(data);
      assertEquals(EventFile.masked(data), in.getInt());
      records.add(data);
    }
    return records;
  }

  private static final class IntoMap implements Hydrator<Map<String, Object>, Map<String, Object>> {

    @Override
    public Map<String, Object> start() {
      return new TreeMap<>();
    }

    @Override
    public Map<String, Object> add(Map<String, Object> row, String heading, Object value) {
      if (value != null) {
        row.put(heading, value);
      }
      return row;
    }

    @Override
    public Map<String, Object> finish(Map<String, Object> row) {
      return row;
    }
  }
}
