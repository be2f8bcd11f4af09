package org.algoperf.workloads.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.algoperf.workloads.spec.Batch;
import org.algoperf.workloads.spec.MatrixProduct;
import org.algoperf.workloads.spec.ParameterSlot;
import org.algoperf.workloads.spec.Parameters;
import org.algoperf.workloads.spec.ResumableOracle;
import org.algoperf.workloads.spec.Split;
import org.algoperf.workloads.spec.Task;
import org.algoperf.workloads.torch.FlatParameters;
import org.algoperf.workloads.torch.Ops;

/** A model opened on the examples of a data set for one trial. */
public final class SupervisedTask implements Task {

  private final NDManager manager;
  private final Model model;
  private final Map<Split, TensorExamples> data;
  private final int evalBatchSize;
  private final FlatParameters parameters;

  /**
   * Allocates and initialises the parameters.
   *
   * @param parent owns the manager of this task
   * @param model what is trained
   * @param data the examples of every split, owned by the loaded workload
   * @param type of the parameters
   * @param seed of the initial parameters
   * @param evalBatchSize examples in a batch of an evaluation
   */
  public SupervisedTask(
      NDManager parent,
      Model model,
      Map<Split, TensorExamples> data,
      DataType type,
      long seed,
      int evalBatchSize) {
    this.manager = parent.newSubManager();
    this.model = model;
    this.data = Map.copyOf(data);
    this.evalBatchSize = evalBatchSize;
    this.parameters = new FlatParameters(manager, model.layout().slots(), type);
    try (NDArray initial = manager.create(model.layout().initialValues(seed));
        NDArray converted = initial.toType(type, true)) {
      Ops.copy(parameters.values(), converted);
    }
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public ResumableOracle oracle(int batchSize, long seed) {
    return new ModelOracle(manager, model, parameters, data.get(Split.TRAIN), batchSize, seed);
  }

  @Override
  public SortedMap<String, Double> evaluate(NDArray flatValues, Split split) {
    TensorExamples examples = data.get(split);
    SortedMap<String, Double> sums = new TreeMap<>();
    for (int from = 0; from < examples.size(); from += evalBatchSize) {
      int to = Math.min(from + evalBatchSize, examples.size());
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        Batch batch = examples.gather(manager.arange(from, to, 1, DataType.INT64), to - from);
        model
            .metrics(views(flatValues), batch)
            .forEach((name, value) -> sums.merge(name, batch.size() * value, Double::sum));
      }
    }
    sums.replaceAll((name, sum) -> sum / examples.size());
    return sums;
  }

  @Override
  public List<MatrixProduct> products(int batchSize) {
    return model.products(batchSize);
  }

  private NDList views(NDArray flat) {
    NDList views = new NDList(parameters.slots().size());
    for (ParameterSlot slot : parameters.slots()) {
      views.add(parameters.view(flat, slot));
    }
    return views;
  }

  @Override
  public void close() {
    manager.close();
  }
}
