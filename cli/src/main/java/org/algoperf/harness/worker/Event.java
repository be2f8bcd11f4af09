package org.algoperf.harness.worker;

import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.trial.Environment;
import org.algoperf.scoring.log.Evaluation;
import org.algoperf.scoring.log.TrialMetadata.DataInfo;
import org.algoperf.scoring.log.TrialResult;

/** What a worker tells its parent. */
public sealed interface Event extends Message {

  /** The first event of a worker. */
  record Ready(int protocol, Environment environment) implements Event {}

  /** A line for a person. */
  record Note(String text) implements Event {}

  /** The trial printed so many bytes that its worker's log has the first of them only. */
  record Flooded(long bytes) implements Event {}

  /** The running trial was evaluated. */
  record Evaluated(Evaluation evaluation) implements Event {}

  /** An event that ends a request. */
  sealed interface Reply extends Event {}

  /** The data was loaded. */
  record Loaded(DataInfo data) implements Reply {}

  /**
   * The reference submission's step was measured.
   *
   * @param stepSec its wall time in seconds
   * @param wallOverCpu wall over processor time of what was measured
   */
  record Calibrated(double stepSec, double wallOverCpu) implements Reply {}

  /**
   * The trial has ended, and its result lies on disk.
   *
   * @param worn whether the worker should be replaced, because what the trial did to it, such as
   *     using up its memory, may spoil the next
   */
  record Finished(TrialResult result, boolean worn) implements Reply {}

  /**
   * The request could not be fulfilled. The run must end, unless it was a trial that has met a
   * fault of kind INTERNAL, which costs that trial and the worker.
   */
  record Failed(ErrorKind kind, String message) implements Reply {}
}
