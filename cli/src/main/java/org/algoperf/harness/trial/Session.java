package org.algoperf.harness.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.algoperf.scoring.log.TrialLogWriter;
import org.algoperf.scoring.log.TrialMetadata;

/**
 * A trial as it is started this time: from its beginning, or from a checkpoint.
 *
 * @param plan hash of the plan
 * @param descriptions what the trial is, each time that it was started; the last is this time
 * @param from where it goes on
 */
record Session(String plan, List<TrialMetadata> descriptions, Optional<Checkpoint> from) {

  /** A session that goes on from a checkpoint, if there is one. */
  static Session of(String plan, TrialMetadata now, Optional<Checkpoint> from) {
    List<TrialMetadata> descriptions = new ArrayList<>();
    from.ifPresent(checkpoint -> descriptions.addAll(checkpoint.sessions()));
    descriptions.add(now);
    return new Session(plan, List.copyOf(descriptions), from);
  }

  /** The log, with the rows up to the checkpoint. */
  TrialLogWriter log(Path tree, Map<String, Object> hyperparameters, List<String> metrics)
      throws IOException {
    return from.isPresent()
        ? TrialLogWriter.resume(tree, descriptions, hyperparameters, metrics, from.get().tables())
        : TrialLogWriter.create(tree, descriptions.get(0), hyperparameters, metrics);
  }

  /** Takes a trial that was just opened and started to the checkpoint, if there is one. */
  void resume(OpenTrial trial, TrialTimes times, TrialLoop loop) {
    if (from.isPresent()) {
      Progress progress = from.get().progress();
      trial.remember(from.get().memory());
      loop.resume(progress);
      times.resume(progress.times(), descriptions.size() - 1);
    }
  }
}
