package org.algoperf.workloads.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.algoperf.workloads.spec.Batch;
import org.algoperf.workloads.spec.ResumableOracle;
import org.algoperf.workloads.torch.FlatParameters;
import org.algoperf.workloads.torch.Nn;
import org.algoperf.workloads.torch.Ops;
import org.algoperf.workloads.torch.Torch;

/**
 * Batches of shuffled epochs, and gradients by autograd or in closed form.
 *
 * <p>An epoch's last examples that do not fill a batch are left out of it, so that all batches have
 * one size.
 */
final class ModelOracle implements ResumableOracle {

  private static final double FORWARD_SHARE = 1.0 / 3;

  private final NDManager manager;
  private final Model model;
  private final FlatParameters parameters;
  private final TensorExamples examples;
  private final int batchSize;
  private final long seed;
  private final NDArray one;
  private final Optional<Model.ClosedForm> closedForm;

  private NDArray order;
  private long epoch;
  private int position;
  private long gradientExamples;
  private double evaluations;

  ModelOracle(
      NDManager manager,
      Model model,
      FlatParameters parameters,
      TensorExamples examples,
      int batchSize,
      long seed) {
    if (batchSize < 1 || batchSize > examples.size()) {
      throw new IllegalArgumentException(
          "the batch size must be between 1 and the %d training examples, found %d"
              .formatted(examples.size(), batchSize));
    }
    this.manager = manager;
    this.model = model;
    this.parameters = parameters;
    this.examples = examples;
    this.batchSize = batchSize;
    this.seed = seed;
    this.one = manager.ones(new Shape(), parameters.values().getDataType());
    this.closedForm = model.closedForm();
    this.position = examples.size();
  }

  @Override
  public Batch next() {
    if (position + batchSize > examples.size()) {
      shuffle();
    }
    NDArray indices = Nn.slice(order, position, position + batchSize);
    position += batchSize;
    return examples.gather(indices, batchSize);
  }

  @Override
  public Position position() {
    long batches = epoch == 0 ? 0 : (epoch - 1) * batchesPerEpoch() + position / batchSize;
    return new Position(batches, gradientExamples, evaluations);
  }

  @Override
  public void resume(Position from) {
    gradientExamples = from.examples();
    evaluations = from.gradientEvaluations();
    epoch = 0;
    position = examples.size();
    if (from.batches() > 0) {
      epoch = (from.batches() - 1) / batchesPerEpoch();
      int inEpoch = (int) (from.batches() - epoch * batchesPerEpoch());
      shuffle();
      position = inEpoch * batchSize;
    }
  }

  private long batchesPerEpoch() {
    return examples.size() / batchSize;
  }

  private void shuffle() {
    if (order != null) {
      order.close();
    }
    order = Torch.keep(manager.create(Shuffle.permutation(examples.size(), seed, epoch)));
    epoch++;
    position = 0;
  }

  @Override
  public NDArray gradient(Batch batch) {
    gradientExamples += batch.size();
    evaluations++;
    if (closedForm.isPresent()) {
      return closedForm.get().gradient(parameters.leaves(), parameters.gradients(), batch);
    }
    Ops.zero(parameters.gradient());
    NDArray loss = Torch.withGradient(() -> model.loss(parameters.leaves(), batch));
    Torch.backward(loss, one);
    return loss;
  }

  @Override
  public NDArray loss(Batch batch) {
    evaluations += FORWARD_SHARE;
    return model.loss(parameters.leaves(), batch);
  }

  @Override
  public long examples() {
    return gradientExamples;
  }

  @Override
  public double gradientEvaluations() {
    return evaluations;
  }
}
