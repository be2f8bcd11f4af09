package org.algoperf.scoring.log;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes the log of one trial: the description first, rows as they come (appended and flushed,
 * never rewritten), the result last.
 *
 * <p>{@link #result} also writes {@value TrialFiles#CHECKSUMS}, by which a reader (or {@code
 * sha256sum -c}) notices any later change to the files.
 */
public final class TrialLogWriter implements AutoCloseable {

  private static final List<String> BASE_COLUMNS =
      List.of(
          TrialFiles.SUBMISSION_TIME,
          TrialFiles.SCORE,
          TrialFiles.EVAL_TIME,
          TrialFiles.LOGGING_TIME,
          TrialFiles.TOTAL_DURATION,
          TrialFiles.GLOBAL_STEP,
          TrialFiles.PREEMPTION_COUNT,
          TrialFiles.CPU_TIME,
          TrialFiles.ROBUST_TIME,
          TrialFiles.EXAMPLES,
          TrialFiles.GRADIENT_EVALUATIONS);

  private final Path directory;
  private final SortedMap<String, String> row = new TreeMap<>();
  private final BufferedWriter evaluations;
  private final BufferedWriter measurements;

  /**
   * The rows of a log, with their headers, up to a moment.
   *
   * @param evaluations as in {@value TrialFiles#EVALUATIONS}
   * @param measurements as in {@value TrialFiles#MEASUREMENTS}
   */
  public record Tables(String evaluations, String measurements) {

    /** Of a log that was not begun. */
    static final Tables NONE = new Tables("", "");

    /** Checks that both are there. */
    public Tables {
      Objects.requireNonNull(evaluations, "evaluations");
      Objects.requireNonNull(measurements, "measurements");
    }
  }

  private TrialLogWriter(Path directory, List<String> metrics, Tables before) throws IOException {
    this.directory = directory;
    for (String column : BASE_COLUMNS) {
      row.put(column, "");
    }
    for (String metric : metrics) {
      if (metric.isBlank() || metric.matches(".*[,\"\\r\\n].*") || row.containsKey(metric)) {
        throw new IllegalArgumentException(
            "a metric needs a name of its own without commas, quotes and line breaks, found '%s'"
                .formatted(metric));
      }
      row.put(metric, "");
    }
    this.evaluations =
        open(TrialFiles.EVALUATIONS, String.join(",", row.keySet()), before.evaluations());
    this.measurements =
        open(
            TrialFiles.MEASUREMENTS,
            TrialFiles.GLOBAL_STEP + "," + TrialFiles.LOSS,
            before.measurements());
  }

  /**
   * Makes the trial's directory, writes {@value TrialFiles#HPARAMS} and {@value
   * TrialFiles#METADATA}, and opens the two tables.
   *
   * @param tree the root of the log tree
   * @param metadata what the trial is; names its directory
   * @param hyperparameters the sampled point
   * @param metrics names of the metrics' columns, with prefix: {@code validation/loss}
   * @throws FileAlreadyExistsException if the directory holds a log already
   */
  public static TrialLogWriter create(
      Path tree, TrialMetadata metadata, Map<String, ?> hyperparameters, List<String> metrics)
      throws IOException {
    return resume(tree, List.of(metadata), hyperparameters, metrics, Tables.NONE);
  }

  /**
   * Does the same for a trial that goes on from a checkpoint: writes the rows up to it first.
   *
   * @param sessions what the trial is, each time that it was started; the last is this time
   * @param before the rows up to the checkpoint
   * @throws IllegalArgumentException if the rows have other columns
   */
  public static TrialLogWriter resume(
      Path tree,
      List<TrialMetadata> sessions,
      Map<String, ?> hyperparameters,
      List<String> metrics,
      Tables before)
      throws IOException {
    Path directory = tree.resolve(sessions.get(0).key().path());
    Files.createDirectories(directory);
    if (Files.exists(directory.resolve(TrialFiles.METADATA))) {
      throw new FileAlreadyExistsException(
          directory.toString(), null, "holds the log of a trial; delete it to run the trial again");
    }
    Json.writeAtomically(directory.resolve(TrialFiles.HPARAMS), new TreeMap<>(hyperparameters));
    for (int i = 0; i < sessions.size(); i++) {
      Json.writeAtomically(directory.resolve(TrialFiles.metadata(i)), sessions.get(i));
    }
    return new TrialLogWriter(directory, metrics, before);
  }

  /** The trial's directory. */
  public Path directory() {
    return directory;
  }

  /** The rows so far. */
  public Tables tables() throws IOException {
    return new Tables(
        Files.readString(directory.resolve(TrialFiles.EVALUATIONS)),
        Files.readString(directory.resolve(TrialFiles.MEASUREMENTS)));
  }

  /**
   * Appends a row and flushes it. A metric that the row lacks was not measured: an empty cell.
   *
   * @throws IllegalArgumentException if the row has a metric that has no column
   */
  public void evaluation(Evaluation e) throws IOException {
    row.replaceAll((column, value) -> "");
    e.metrics()
        .forEach(
            (metric, value) -> {
              if (!row.containsKey(metric) || BASE_COLUMNS.contains(metric)) {
                throw new IllegalArgumentException(
                    "metric '%s' has no column of its own, expected one of %s"
                        .formatted(metric, metricColumns()));
              }
              row.put(metric, cell(value));
            });
    row.put(TrialFiles.SUBMISSION_TIME, cell(e.submissionTime()));
    row.put(TrialFiles.SCORE, cell(e.submissionTime()));
    row.put(TrialFiles.EVAL_TIME, cell(e.evalTime()));
    row.put(TrialFiles.LOGGING_TIME, cell(e.loggingTime()));
    row.put(TrialFiles.TOTAL_DURATION, cell(e.totalDuration()));
    row.put(TrialFiles.CPU_TIME, cell(e.cpuTime()));
    row.put(TrialFiles.ROBUST_TIME, cell(e.robustTime()));
    row.put(TrialFiles.GLOBAL_STEP, String.valueOf(e.globalStep()));
    row.put(TrialFiles.PREEMPTION_COUNT, String.valueOf(e.preemptionCount()));
    row.put(TrialFiles.EXAMPLES, String.valueOf(e.examples()));
    row.put(TrialFiles.GRADIENT_EVALUATIONS, cell(e.gradientEvaluations()));
    append(evaluations, String.join(",", row.values()));
  }

  private NavigableSet<String> metricColumns() {
    NavigableSet<String> metrics = new TreeSet<>(row.keySet());
    BASE_COLUMNS.forEach(metrics::remove);
    return metrics;
  }

  /** Appends a logged training step and flushes it. */
  public void training(long step, double loss) throws IOException {
    append(measurements, step + "," + cell(loss));
  }

  /** Closes the tables, then writes the checksums and, as the last file, the result. */
  public void result(TrialResult result) throws IOException {
    close();
    seal(directory, result);
  }

  /**
   * Ends the log of a trial whose process has died: writes the checksums and the result, and drops
   * the checkpoint, of which there is no more need.
   */
  public static void seal(Path directory, TrialResult result) throws IOException {
    Checksums.write(directory);
    Json.writeAtomically(directory.resolve(TrialFiles.RESULT), result);
    Files.deleteIfExists(directory.resolve(TrialFiles.CHECKPOINT));
  }

  @Override
  public void close() throws IOException {
    try (measurements) {
      evaluations.close();
    }
  }

  private static String cell(double v) {
    if (Double.isNaN(v)) {
      return "nan";
    }
    return Double.isInfinite(v) ? (v > 0 ? "inf" : "-inf") : Double.toString(v);
  }

  private BufferedWriter open(String name, String header, String before) throws IOException {
    if (!before.isEmpty() && !before.startsWith(header + "\n")) {
      throw new IllegalArgumentException(
          "expected rows of %s with the columns %s, found %s"
              .formatted(name, header, before.lines().findFirst().orElse("")));
    }
    BufferedWriter writer =
        Files.newBufferedWriter(
            directory.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    writer.write(before.isEmpty() ? header + "\n" : before);
    writer.flush();
    return writer;
  }

  private static void append(BufferedWriter writer, String line) throws IOException {
    writer.write(line);
    writer.write('\n');
    writer.flush();
  }
}
