package org.algoperf.scoring.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialLogWriterTest {

  private static final TrialKey KEY = new TrialKey("adamw", 2, "mlp", 1);
  private static final TrialResult RESULT =
      new TrialResult(
          1,
          TrialResult.Outcome.TARGET_REACHED,
          Optional.empty(),
          20,
          2.5,
          2.25,
          0.5,
          3.5,
          Optional.of("abc"),
          Optional.of(new Contention(true, OptionalLong.of(3), OptionalLong.of(4), 0.5, 1.5)),
          Optional.of("2026-02-03T04:05:06Z"));

  @TempDir Path tree;

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Path directory = write();
    TrialLog log = TrialReader.read(KEY, directory);

    assertEquals(tree.resolve("adamw/study_2/mlp/trial_1"), directory);
    assertEquals(Optional.of(Trials.metadata(KEY)), log.metadata());
    assertEquals(Map.of("learning_rate", 0.001, "nesterov", true), log.hyperparameters());
    assertEquals(2, log.evaluations().rows());
    assertEquals(Trials.row(10, 1.25, Double.NaN), log.evaluations().evaluation(0));
    assertEquals(Trials.row(20, 2.5, 0.1), log.evaluations().evaluation(1));
    assertEquals(Optional.of(RESULT), log.result());
    assertEquals(
        "global_step,loss\n5,0.75\n15,nan\n",
        Files.readString(directory.resolve("measurements.csv")));
  }

  @Test
  void rowsHaveTheOfficialColumnsSorted() throws IOException {
    List<String> lines = Files.readAllLines(write().resolve("eval_measurements.csv"));
    assertEquals(
        "accumulated_eval_time,accumulated_logging_time,accumulated_submission_time,cpu_time,"
            + "examples,global_step,gradient_evaluations,preemption_count,robust_time,score,"
            + "total_duration,validation/loss",
        lines.get(0));
    assertEquals("0.5,0.25,1.25,1.125,640,10,10.0,0,1.1875,1.25,2.0,nan", lines.get(1));
  }

  @Test
  void aLogWithoutRobustTimeIsReadAllTheSame() throws IOException {
    EvaluationTable whole = TrialReader.read(KEY, write()).evaluations();
    List<String> older =
        whole.columns().stream().filter(c -> !c.equals(TrialFiles.ROBUST_TIME)).toList();
    double[][] values = older.stream().map(whole::column).toArray(double[][]::new);
    Evaluation row = EvaluationTable.of(older, values, whole.rows()).evaluation(0);
    assertEquals(Double.NaN, row.robustTime());
    assertEquals(1.25, row.submissionTime());
  }

  @Test
  void aResultThatSaysNothingOfContentionIsReadAllTheSame() throws IOException {
    Path file = write().resolve(TrialFiles.RESULT);
    String older = Files.readString(file).replaceFirst("(?s),\\s*\"contention\" : \\{.*?\\}", "");
    assertFalse(older.contains("contention"), older);
    Files.writeString(file, older);
    Files.delete(file.resolveSibling("SHA256SUMS"));
    TrialResult result = TrialReader.read(KEY, file.getParent()).result().orElseThrow();
    assertEquals(Optional.empty(), result.contention());
    assertFalse(result.contended());
  }

  @Test
  void rowsAreOnDiskAtOnceAndTheResultComesLast() throws IOException {
    try (TrialLogWriter writer = writer()) {
      writer.evaluation(Trials.row(10, 1.25, 0.5));
      TrialLog log = TrialReader.read(KEY, writer.directory());
      assertEquals(1, log.evaluations().rows());
      assertEquals(Optional.empty(), log.result());
      assertFalse(Files.exists(writer.directory().resolve("SHA256SUMS")));
    }
  }

  @Test
  void aResumedLogHasTheRowsUpToTheCheckpoint() throws IOException {
    TrialLogWriter.Tables before;
    Path directory;
    try (TrialLogWriter writer = writer()) {
      directory = writer.directory();
      writer.training(10, 0.5);
      writer.evaluation(Trials.row(10, 1.25, 0.5));
      before = writer.tables();
      writer.evaluation(Trials.row(20, 2.5, 0.4));
    }
    delete(directory);
    Files.writeString(directory.resolve(TrialFiles.CHECKPOINT), "any");
    try (TrialLogWriter writer = resumed("validation/loss", before)) {
      assertEquals(before, writer.tables());
      writer.evaluation(Trials.row(30, 3.5, 0.3));
      writer.result(RESULT);
    }
    TrialLog log = TrialReader.read(KEY, directory);
    assertEquals(Trials.row(10, 1.25, 0.5), log.evaluations().evaluation(0));
    assertEquals(Trials.row(30, 3.5, 0.3), log.evaluations().evaluation(1));
    assertFalse(Files.exists(directory.resolve(TrialFiles.CHECKPOINT)));
    assertTrue(
        Files.readString(directory.resolve(TrialFiles.CHECKSUMS)).contains("  meta_data_1.json\n"));
  }

  @Test
  void rowsOfOtherColumnsAreNotResumed() throws IOException {
    TrialLogWriter.Tables before;
    try (TrialLogWriter writer = writer()) {
      before = writer.tables();
      delete(writer.directory());
    }
    var e = assertThrows(IllegalArgumentException.class, () -> resumed("validation/wer", before));
    assertTrue(
        e.getMessage().startsWith("expected rows of eval_measurements.csv with the columns"),
        e.getMessage());
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private TrialLogWriter resumed(String metric, TrialLogWriter.Tables before) throws IOException {
    TrialMetadata metadata = Trials.metadata(KEY);
    return TrialLogWriter.resume(
        tree, List.of(metadata, metadata), Map.of("learning_rate", 0.001), List.of(metric), before);
  }

  @Test
  void aMetricWithoutColumnIsRefused() throws IOException {
    try (TrialLogWriter writer = writer()) {
      var metrics = new TreeMap<>(Map.of("validation/wer", 0.5));
      Evaluation row = new Evaluation(1, 1, 1, 1, 1, 1, 1, 1, 1, 0, metrics);
      var e = assertThrows(IllegalArgumentException.class, () -> writer.evaluation(row));
      assertEquals(
          "metric 'validation/wer' has no column of its own, expected one of [validation/loss]",
          e.getMessage());
    }
  }

  @Test
  void aTrialIsNotOverwritten() throws IOException {
    write();
    var e = assertThrows(FileAlreadyExistsException.class, this::writer);
    assertTrue(e.getMessage().endsWith("delete it to run the trial again"), e.getMessage());
  }

  @Test
  void aChangedFileIsNoticed() throws IOException {
    Path directory = write();
    Path file = directory.resolve("eval_measurements.csv");
    Files.writeString(file, Files.readString(file).replace("0.1", "0.2"));
    var e = assertThrows(DamagedLogException.class, () -> TrialReader.read(KEY, directory));
    assertEquals(
        file + ":1: the file is not what the trial wrote: its SHA-256 differs from SHA256SUMS",
        e.getMessage());
  }

  @Test
  void everyFileIsVerified() throws IOException {
    Path directory = write();
    assertEquals(KEY, TrialReader.verified(KEY, directory).key());
    Path result = directory.resolve("result.json");
    Files.writeString(
        result, Files.readString(result).replace("\"global_step\" : ", "\"global_step\" : 1"));
    assertDamaged(result + ":1: the file is not what the trial wrote", directory);
    Files.delete(result);
    assertDamaged(result + ":1: the file is missing, but SHA256SUMS names it", directory);
    Path sums = directory.resolve("SHA256SUMS");
    Files.delete(sums);
    assertDamaged(
        sums + ":1: expected the SHA-256 of eval_measurements.csv, found none", directory);
  }

  private static void assertDamaged(String message, Path directory) {
    var e = assertThrows(DamagedLogException.class, () -> TrialReader.verified(KEY, directory));
    assertTrue(e.getMessage().startsWith(message), e.getMessage());
  }

  @Test
  void missingNumbersInMetadataAreErrors() throws IOException {
    Path directory = write();
    Files.delete(directory.resolve("SHA256SUMS"));
    Path file = directory.resolve("meta_data_0.json");
    Files.writeString(file, Files.readString(file).replace("\"seed\" : 7,", ""));
    var e = assertThrows(DamagedLogException.class, () -> TrialReader.read(KEY, directory));
    assertEquals(file + ":60: at key 'seed': Cannot map `null` into type `long`", e.getMessage());
  }

  private TrialLogWriter writer() throws IOException {
    return TrialLogWriter.create(
        tree,
        Trials.metadata(KEY),
        Map.of("learning_rate", 0.001, "nesterov", true),
        List.of("validation/loss"));
  }

  private Path write() throws IOException {
    try (TrialLogWriter writer = writer()) {
      writer.training(5, 0.75);
      writer.evaluation(Trials.row(10, 1.25, Double.NaN));
      writer.training(15, Double.NaN);
      writer.evaluation(Trials.row(20, 2.5, 0.1));
      writer.result(RESULT);
      return writer.directory();
    }
  }
}
