package org.algoperf.scoring.export;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.algoperf.scoring.export.Table.Cells;
import org.algoperf.scoring.export.Table.Column;
import org.algoperf.scoring.log.EvaluationTable;
import org.algoperf.scoring.log.Json;
import org.algoperf.scoring.log.TrialFiles;
import org.algoperf.scoring.log.TrialLog;
import org.algoperf.scoring.log.TrialMetadata;
import org.algoperf.scoring.log.TrialResult;

/** Logs as two tables: a row per trial, and a row per evaluation. */
final class LogTables {

  private static final List<Column> KEY =
      List.of(
          new Column("submission", Cells.TEXT),
          new Column("study", Cells.WHOLE),
          new Column("workload", Cells.TEXT),
          new Column("trial", Cells.WHOLE));

  private static final Set<String> COUNTS =
      Set.of(TrialFiles.GLOBAL_STEP, TrialFiles.EXAMPLES, TrialFiles.PREEMPTION_COUNT);

  private LogTables() {}

  /** A row per evaluation, with every column that any trial has. */
  static Table evaluations(List<TrialLog> trials) {
    Set<String> names = new LinkedHashSet<>();
    trials.forEach(trial -> names.addAll(trial.evaluations().columns()));
    List<Column> columns = new ArrayList<>(KEY);
    names.forEach(
        name -> columns.add(new Column(name, COUNTS.contains(name) ? Cells.WHOLE : Cells.REAL)));
    List<List<Object>> rows = new ArrayList<>();
    for (TrialLog trial : trials) {
      EvaluationTable table = trial.evaluations();
      for (int row = 0; row < table.rows(); row++) {
        List<Object> cells = key(trial);
        for (String name : names) {
          cells.add(table.has(name) ? cell(name, table.value(name, row)) : Table.ABSENT);
        }
        rows.add(cells);
      }
    }
    return new Table(columns, rows);
  }

  private static Object cell(String name, double value) {
    if (COUNTS.contains(name)) {
      return Double.isNaN(value) ? (Object) Table.ABSENT : (Object) (long) value;
    }
    return value;
  }

  /** A row per trial: how it ended, what it was to reach, and its point as JSON. */
  static Table trials(List<TrialLog> trials) {
    List<Column> columns = new ArrayList<>(KEY);
    columns.add(new Column("outcome", Cells.TEXT));
    columns.add(new Column("global_step", Cells.WHOLE));
    columns.add(new Column("submission_time", Cells.REAL));
    columns.add(new Column("cpu_time", Cells.REAL));
    columns.add(new Column("contended", Cells.TEXT));
    columns.add(new Column("data", Cells.TEXT));
    columns.add(new Column("target_metric", Cells.TEXT));
    columns.add(new Column("validation_target", Cells.REAL));
    columns.add(new Column("max_runtime_sec", Cells.REAL));
    columns.add(new Column("seed", Cells.WHOLE));
    columns.add(new Column("hyperparameters", Cells.TEXT));
    return new Table(columns, trials.stream().map(LogTables::trial).toList());
  }

  private static List<Object> trial(TrialLog trial) {
    List<Object> cells = key(trial);
    if (trial.result().isPresent()) {
      TrialResult result = trial.result().get();
      cells.add(Json.mapper().valueToTree(result.outcome()).asText());
      cells.add(result.globalStep());
      cells.add(result.submissionTime());
      cells.add(result.cpuTime());
      cells.add(String.valueOf(result.contended()));
    } else {
      cells.addAll(absent(5));
    }
    if (trial.metadata().isPresent()) {
      TrialMetadata metadata = trial.metadata().get();
      cells.add(metadata.data().name());
      cells.add(metadata.workload().targetMetricName());
      cells.add(metadata.workload().validationTarget());
      cells.add(metadata.workload().maxRuntimeSec());
      cells.add(metadata.seed());
    } else {
      cells.addAll(absent(5));
    }
    cells.add(Json.mapper().valueToTree(trial.hyperparameters()).toString());
    return cells;
  }

  private static List<Object> absent(int cells) {
    return new ArrayList<>(Collections.nCopies(cells, Table.ABSENT));
  }

  private static List<Object> key(TrialLog trial) {
    List<Object> cells = new ArrayList<>();
    cells.add(trial.key().submission());
    cells.add((long) trial.key().study());
    cells.add(trial.key().workload());
    cells.add((long) trial.key().trial());
    return cells;
  }
}
