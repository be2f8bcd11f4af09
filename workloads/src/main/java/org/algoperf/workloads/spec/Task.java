package org.algoperf.workloads.spec;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.SortedMap;

/** A workload opened for one trial: initialised parameters, training data and evaluation. */
public interface Task extends AutoCloseable {

  /** The parameters, initialised from the seed that opened the task. */
  Parameters parameters();

  /**
   * A source of batches and gradients for a submission.
   *
   * @param batchSize examples in a batch, at most the number of training examples
   * @param seed of the order of the data
   */
  ResumableOracle oracle(int batchSize, long seed);

  /**
   * Evaluates the model at {@code flatValues} on a split. Off the clock.
   *
   * @param flatValues parameters of shape (n); need not be the live ones
   * @return metrics by name without prefix, {@code loss} among them, means over the split's
   *     examples
   */
  SortedMap<String, Double> evaluate(NDArray flatValues, Split split);

  /**
   * The matrix products of one gradient at a batch: the floor of what a step can cost.
   *
   * @param batchSize examples in the batch
   */
  List<MatrixProduct> products(int batchSize);

  @Override
  void close();
}
