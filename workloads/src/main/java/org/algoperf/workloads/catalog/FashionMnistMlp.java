package org.algoperf.workloads.catalog;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import org.algoperf.workloads.data.FashionMnist;
import org.algoperf.workloads.data.ImageSet;
import org.algoperf.workloads.data.Splits;
import org.algoperf.workloads.model.LoadedModel;
import org.algoperf.workloads.model.Mlp;
import org.algoperf.workloads.model.TensorExamples;
import org.algoperf.workloads.spec.DataRequest;
import org.algoperf.workloads.spec.LoadedWorkload;
import org.algoperf.workloads.spec.Metric;
import org.algoperf.workloads.spec.Workload;
import org.algoperf.workloads.torch.Gather;
import org.algoperf.workloads.torch.TorchLibraries;

/** A 784-100-10 perceptron on Fashion-MNIST (Xiao et al. 2017, arXiv:1708.07747). */
public final class FashionMnistMlp implements Workload {

  private static final int INPUTS = 28 * 28;
  private static final int HIDDEN = 100;
  private static final int EVAL_BATCH_SIZE = 1_000;

  /** Mean and standard deviation of the original training pixels in [0, 1]. */
  private static final float MEAN = 0.286f;

  private static final float DEVIATION = 0.353f;

  @Override
  public String name() {
    return "fashion_mnist_mlp";
  }

  @Override
  public String summary() {
    return "784-100-10 relu perceptron on Fashion-MNIST, 79,510 parameters";
  }

  @Override
  public Metric metric() {
    return new Metric("error_rate", Metric.Direction.MINIMIZE);
  }

  @Override
  public LoadedWorkload load(DataRequest request) {
    TorchLibraries.loadAhead();
    Splits<ImageSet> images = FashionMnist.load(request);
    return LoadedModel.of(
        new Mlp(INPUTS, HIDDEN, 10),
        images,
        FashionMnistMlp::tensors,
        DataType.FLOAT32,
        EVAL_BATCH_SIZE);
  }

  private static TensorExamples tensors(NDManager manager, ImageSet set) {
    long[] labels = new long[set.count()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = set.labels()[i];
    }
    return new TensorExamples.Images(
        Gather.affineBytes(manager, set.pixels(), INPUTS, 1 / (255 * DEVIATION), -MEAN / DEVIATION),
        manager.create(labels),
        manager.arange(0, labels.length, 1, DataType.INT64));
  }
}
