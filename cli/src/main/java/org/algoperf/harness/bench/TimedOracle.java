package org.algoperf.harness.bench;

import ai.djl.ndarray.NDArray;
import java.util.function.Supplier;
import org.algoperf.harness.trial.Clock;
import org.algoperf.workloads.spec.Batch;
import org.algoperf.workloads.spec.Oracle;

/** Adds up the time that a submission spends in the oracle's calls. */
final class TimedOracle implements Oracle {

  private final Oracle oracle;
  private final Clock clock;
  private long dataNanos;
  private long gradientNanos;

  TimedOracle(Oracle oracle, Clock clock) {
    this.oracle = oracle;
    this.clock = clock;
  }

  @Override
  public Batch next() {
    long start = clock.wallNanos();
    Batch batch = oracle.next();
    dataNanos += clock.wallNanos() - start;
    return batch;
  }

  @Override
  public NDArray gradient(Batch batch) {
    return timed(() -> oracle.gradient(batch));
  }

  @Override
  public NDArray loss(Batch batch) {
    return timed(() -> oracle.loss(batch));
  }

  private NDArray timed(Supplier<NDArray> call) {
    long start = clock.wallNanos();
    NDArray loss = call.get();
    gradientNanos += clock.wallNanos() - start;
    return loss;
  }

  @Override
  public long examples() {
    return oracle.examples();
  }

  @Override
  public double gradientEvaluations() {
    return oracle.gradientEvaluations();
  }

  long dataNanos() {
    return dataNanos;
  }

  long gradientNanos() {
    return gradientNanos;
  }
}
