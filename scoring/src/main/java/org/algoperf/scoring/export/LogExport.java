package org.algoperf.scoring.export;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.algoperf.scoring.ScoreRequest;
import org.algoperf.scoring.log.EvaluationTable;
import org.algoperf.scoring.log.LogTree;
import org.algoperf.scoring.log.TrialFiles;
import org.algoperf.scoring.log.TrialLog;
import org.algoperf.scoring.log.TrialSet;

/** Copies logs into the formats of other tools. */
public enum LogExport {
  /** {@code trials.csv} and {@code evaluations.csv}. */
  CSV,
  /** {@code trials.parquet} and {@code evaluations.parquet}. */
  PARQUET,
  /** A directory with an event file for each trial, under the trial's path. */
  TENSORBOARD;

  /**
   * Writes the copy.
   *
   * @param request which trees and submissions
   * @param out a directory; files that are there already are an error
   * @return what was left out, in words
   * @throws IOException if logs cannot be read, or the copy cannot be written
   */
  public List<String> write(ScoreRequest request, Path out) throws IOException {
    TrialSet set =
        LogTree.find(request.trees(), request::asksFor).read((key, metadata) -> column -> true);
    Files.createDirectories(out);
    switch (this) {
      case CSV -> {
        TableFile.csv(LogTables.trials(set.trials()), fresh(out.resolve("trials.csv")));
        TableFile.csv(LogTables.evaluations(set.trials()), fresh(out.resolve("evaluations.csv")));
      }
      case PARQUET -> {
        TableFile.parquet(
            LogTables.trials(set.trials()), "trials", fresh(out.resolve("trials.parquet")));
        TableFile.parquet(
            LogTables.evaluations(set.trials()),
            "evaluations",
            fresh(out.resolve("evaluations.parquet")));
      }
      case TENSORBOARD -> {
        for (TrialLog trial : set.trials()) {
          events(trial, Files.createDirectories(out.resolve(trial.key().path())));
        }
      }
    }
    List<String> leftOut = new ArrayList<>();
    set.damages().forEach(damage -> leftOut.add("damaged, left out: " + damage));
    return leftOut;
  }

  /** Every column with a slash in its name is a metric. */
  private static void events(TrialLog trial, Path directory) throws IOException {
    EvaluationTable table = trial.evaluations();
    List<String> metrics = table.columns().stream().filter(c -> c.indexOf('/') > 0).toList();
    try (EventFile events = new EventFile(fresh(directory.resolve(EventFile.NAME)))) {
      for (int row = 0; row < table.rows(); row++) {
        long step = (long) table.value(TrialFiles.GLOBAL_STEP, row);
        double seconds = table.value(TrialFiles.SUBMISSION_TIME, row);
        for (String metric : metrics) {
          double value = table.value(metric, row);
          if (!Double.isNaN(value)) {
            events.scalar(metric, step, seconds, value);
          }
        }
      }
    }
  }

  private static Path fresh(Path file) throws FileAlreadyExistsException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(
          file.toString(), null, "holds an export already; choose another directory");
    }
    return file;
  }
}
