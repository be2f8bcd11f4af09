package org.algoperf.workloads.catalog;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.algoperf.workloads.data.CorrelatedRegression;
import org.algoperf.workloads.data.FeatureSet;
import org.algoperf.workloads.data.Splits;
import org.algoperf.workloads.model.LoadedModel;
import org.algoperf.workloads.model.LogisticRegression;
import org.algoperf.workloads.model.TensorExamples;
import org.algoperf.workloads.spec.DataRequest;
import org.algoperf.workloads.spec.LoadedWorkload;
import org.algoperf.workloads.spec.Metric;
import org.algoperf.workloads.spec.Workload;
import org.algoperf.workloads.torch.TorchLibraries;

/**
 * Binary logistic regression on 100 correlated features of condition number 10⁴: convex, with a
 * known optimum, and slow for methods that ignore curvature.
 */
public final class LogisticRegressionWorkload implements Workload {

  /** The factor of the penalty λ/2 ‖w‖², small against the smallest curvature of the data. */
  public static final double L2 = 1e-6;

  /** The validation loss, without penalty, where the regularised training loss is least. */
  public static final double VALIDATION_LOSS_AT_OPTIMUM = 0.3581104063409485;

  private static final int EVAL_BATCH_SIZE = 5_000;

  @Override
  public String name() {
    return "logistic_regression";
  }

  @Override
  public String summary() {
    return "binary logistic regression, L2, 20,000 x 100 ill-conditioned features, 100 parameters";
  }

  @Override
  public Metric metric() {
    return new Metric("loss", Metric.Direction.MINIMIZE);
  }

  @Override
  public LoadedWorkload load(DataRequest request) {
    TorchLibraries.loadAhead();
    return load(CorrelatedRegression.load(request.cache()), DataType.FLOAT32);
  }

  /** The workload in another precision, for tests. */
  public LoadedWorkload load(DataType type) {
    return load(CorrelatedRegression.generate(), type);
  }

  private static LoadedWorkload load(Splits<FeatureSet> examples, DataType type) {
    return LoadedModel.of(
        new LogisticRegression(CorrelatedRegression.FEATURES, L2),
        examples,
        (manager, set) -> tensors(manager, set, type),
        type,
        EVAL_BATCH_SIZE);
  }

  private static TensorExamples tensors(NDManager manager, FeatureSet set, DataType type) {
    return new TensorExamples.Rows(
        manager.create(set.values(), new Shape(set.count(), set.features())).toType(type, false),
        manager.create(set.labels()).toType(type, false));
  }
}
