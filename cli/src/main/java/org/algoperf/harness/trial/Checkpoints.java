package org.algoperf.harness.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.algoperf.harness.config.CheckpointInterval;
import org.algoperf.scoring.log.TrialFiles;
import org.algoperf.scoring.log.TrialLogWriter;

/** Saves a trial from time to time, always to the same file. Off the clock. */
final class Checkpoints {

  private final Session session;
  private final OpenTrial trial;
  private final TrialLogWriter log;
  private final Optional<CheckpointInterval> interval;
  private long lastStep;
  private double lastSec;

  /**
   * Checkpoints of a trial that is about to begin or to go on.
   *
   * @param interval none: none are taken
   */
  Checkpoints(
      Session session, OpenTrial trial, TrialLogWriter log, Optional<CheckpointInterval> interval) {
    this.session = session;
    this.trial = trial;
    this.log = log;
    this.interval = interval;
  }

  /** The steps and seconds of the trial from which on intervals are counted. */
  void countFrom(long step, double totalSec) {
    lastStep = step;
    lastSec = totalSec;
  }

  /** Whether the interval has passed. */
  boolean isDue(long step, double totalSec) {
    return interval.isPresent() && interval.get().hasPassed(step - lastStep, totalSec - lastSec);
  }

  /** Saves the trial as it is now. */
  void take(Progress progress) throws IOException {
    Path file = log.directory().resolve(TrialFiles.CHECKPOINT);
    CheckpointFile.write(
        file,
        new Checkpoint(
            session.plan(), session.descriptions(), progress, log.tables(), trial.memory()));
    countFrom(progress.step(), progress.times().total().wallNanos() / 1e9);
  }
}
