package org.algoperf.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.PlannedWorkload;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.trial.Environment;
import org.algoperf.harness.trial.Metadata;
import org.algoperf.harness.worker.Event;
import org.algoperf.scoring.log.Evaluation;
import org.algoperf.scoring.log.TrialFiles;
import org.algoperf.scoring.log.TrialLogWriter;
import org.algoperf.scoring.log.TrialResult;
import org.algoperf.scoring.log.TrialResult.Outcome;
import org.algoperf.workloads.spec.Metric;
import org.algoperf.workloads.spec.Split;

/** What the parent has heard of a running trial. */
final class TrialProgress {

  private static final Evaluation NOTHING =
      new Evaluation(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, new TreeMap<>());

  private final RunPlan plan;
  private final PlannedTrial trial;
  private final Announcer announcer;
  private final Metric metric;
  private final String column;
  private Evaluation last = NOTHING;
  private double best = Double.NaN;

  TrialProgress(RunPlan plan, PlannedTrial trial, Announcer announcer) {
    PlannedWorkload workload = plan.workload(trial.workload());
    this.plan = plan;
    this.trial = trial;
    this.announcer = announcer;
    this.metric =
        new Metric(workload.metric(), Metric.Direction.valueOf(workload.direction().name()));
    this.column = Split.VALIDATION.prefix() + "/" + workload.metric();
  }

  /** Takes note of what the worker says. */
  void note(Event event) {
    if (event instanceof Event.Evaluated evaluated) {
      last = evaluated.evaluation();
      double value = last.metrics().getOrDefault(column, Double.NaN);
      best = metric.better(value, best) ? value : best;
      announcer.tell(listener -> listener.evaluated(trial, last, best));
    } else if (event instanceof Event.Flooded flooded) {
      String text = "%s printed %d MiB, of which the worker's log has the beginning";
      announcer.tell(
          listener ->
              listener.message(text.formatted(trial.key().path(), flooded.bytes() / (1 << 20))));
    } else if (event instanceof Event.Note note) {
      announcer.tell(listener -> listener.message(note.text()));
    }
  }

  /**
   * Ends the log of the trial in the place of its worker.
   *
   * @return the result, with what was heard last
   */
  TrialResult died(String reason, TrialTree tree, Environment environment) {
    TrialResult result =
        new TrialResult(
            TrialResult.SCHEMA_VERSION,
            Outcome.FAILED,
            Optional.of(reason),
            last.globalStep(),
            last.submissionTime(),
            last.cpuTime(),
            last.evalTime(),
            last.totalDuration(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    try {
      Path directory = tree.directory(trial.key());
      if (hasTables(directory)) {
        TrialLogWriter.seal(directory, result);
      } else {
        tree.clear(trial.key());
        writeWhole(tree, environment, result);
      }
      return result;
    } catch (IOException e) {
      throw TrialTree.unwritable(tree.root(), e);
    }
  }

  private void writeWhole(TrialTree tree, Environment environment, TrialResult result)
      throws IOException {
    try (TrialLogWriter log =
        TrialLogWriter.create(
            tree.root(),
            Metadata.of(plan, trial, Metadata.Opened.NEVER, environment),
            trial.hyperparameters(),
            List.of(column))) {
      log.result(result);
    }
  }

  private static boolean hasTables(Path directory) {
    return Stream.of(
            TrialFiles.METADATA,
            TrialFiles.HPARAMS,
            TrialFiles.EVALUATIONS,
            TrialFiles.MEASUREMENTS)
        .allMatch(file -> Files.exists(directory.resolve(file)));
  }
}
