package org.algoperf.workloads.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.algoperf.workloads.spec.Batch;
import org.algoperf.workloads.spec.ParameterSlot;
import org.algoperf.workloads.torch.FlatParameters;
import org.algoperf.workloads.torch.Ops;
import org.apache.commons.math3.random.Well19937c;

/** A model with a batch for it: every model is listed here once, and gets every test. */
record ModelCase(String name, Model model, BiFunction<NDManager, DataType, Batch> batch) {

  private static final int SIZE = 12;

  /** Small enough for differences in every coordinate. */
  static Stream<ModelCase> small() {
    return Stream.of(
        logisticRegression(6),
        new ModelCase("mlp", new Mlp(5, 4, 3), (m, t) -> classes(m, t, 5, 3)),
        transformer(new Transformer.Size(7, 6, 8, 2, 2)));
  }

  /** Those of the small models whose gradient has a closed form, and one of a longer context. */
  static Stream<ModelCase> withClosedForm() {
    ModelCase threeBlocksOfQueries = transformer(new Transformer.Size(7, 70, 8, 2, 1));
    return Stream.concat(
        small().filter(model -> model.model().closedForm().isPresent()),
        Stream.of(threeBlocksOfQueries));
  }

  /** The sizes of the catalog. */
  static Stream<ModelCase> full() {
    return Stream.of(
        logisticRegression(100),
        new ModelCase("mlp", new Mlp(784, 100, 10), (m, t) -> classes(m, t, 784, 10)),
        transformer(new Transformer.Size(65, 64, 64, 4, 2)));
  }

  private static ModelCase logisticRegression(int features) {
    return new ModelCase(
        "logistic regression",
        new LogisticRegression(features, 0.1),
        (m, t) -> {
          NDArray y = integers(m, 2, SIZE).toType(t, false);
          return new Batch(normal(m, t, SIZE, features), y, SIZE);
        });
  }

  private static ModelCase transformer(Transformer.Size size) {
    return new ModelCase(
        "transformer",
        new Transformer(size),
        (m, t) -> {
          NDArray text = integers(m, size.vocabulary(), SIZE * (size.context() + 1));
          NDArray windows = text.reshape(SIZE, size.context() + 1L);
          return new Batch(windows.get(":, :-1"), windows.get(":, 1:"), SIZE);
        });
  }

  private static Batch classes(NDManager manager, DataType type, int inputs, int classes) {
    return new Batch(normal(manager, type, SIZE, inputs), integers(manager, classes, SIZE), SIZE);
  }

  private static NDArray normal(NDManager manager, DataType type, long... shape) {
    Well19937c random = new Well19937c(5);
    double[] values = new double[Math.toIntExact(new Shape(shape).size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian();
    }
    return manager.create(values, new Shape(shape)).toType(type, false);
  }

  private static NDArray integers(NDManager manager, int bound, int count) {
    Well19937c random = new Well19937c(6);
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextInt(bound);
    }
    return manager.create(values);
  }

  /** Parameters away from the symmetric point where some models begin. */
  FlatParameters parameters(NDManager manager, DataType type) {
    List<ParameterSlot> slots = model.layout().slots();
    FlatParameters parameters = new FlatParameters(manager, slots, type);
    NDArray initial = manager.create(model.layout().initialValues(3)).toType(type, false);
    Ops.copy(parameters.values(), initial);
    Ops.axpy(parameters.values(), 0.3, normal(manager, type, parameters.size()));
    return parameters;
  }

  @Override
  public String toString() {
    return name;
  }
}
