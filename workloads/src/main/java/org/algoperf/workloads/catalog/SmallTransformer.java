package org.algoperf.workloads.catalog;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import org.algoperf.workloads.data.Splits;
import org.algoperf.workloads.data.TextCorpus;
import org.algoperf.workloads.data.TokenSet;
import org.algoperf.workloads.model.LoadedModel;
import org.algoperf.workloads.model.TensorExamples;
import org.algoperf.workloads.model.Transformer;
import org.algoperf.workloads.spec.DataRequest;
import org.algoperf.workloads.spec.LoadedWorkload;
import org.algoperf.workloads.spec.Metric;
import org.algoperf.workloads.spec.Workload;
import org.algoperf.workloads.torch.TorchLibraries;

/** A decoder-only transformer of two blocks over the characters of a text. */
public final class SmallTransformer implements Workload {

  private static final int CONTEXT = 64;

  /** Width of the residual stream of the registry's. */
  public static final int WIDTH = 64;

  /** Heads of any size. */
  public static final int HEADS = 4;

  /** Blocks of the registry's. */
  public static final int LAYERS = 2;

  private static final int EVAL_BATCH_SIZE = 64;

  /**
   * Validation and test use the first 128 windows of their splits, so that evaluations are cheap.
   */
  private static final int EVAL_TOKENS = 128 * CONTEXT + 1;

  private final int width;
  private final int layers;

  /** The workload of the registry. */
  public SmallTransformer() {
    this(WIDTH, LAYERS);
  }

  /**
   * Another size, to time steps of.
   *
   * @param width of the residual stream, a multiple of 4
   * @param layers number of blocks
   */
  public SmallTransformer(int width, int layers) {
    this.width = width;
    this.layers = layers;
  }

  @Override
  public String name() {
    return "small_transformer";
  }

  @Override
  public String summary() {
    return "character transformer, 2 blocks of width 64, context 64, about 112,000 parameters";
  }

  @Override
  public Metric metric() {
    return new Metric("loss", Metric.Direction.MINIMIZE);
  }

  @Override
  public LoadedWorkload load(DataRequest request) {
    TorchLibraries.loadAhead();
    Splits<TokenSet> text = TextCorpus.load(request).splits();
    Transformer.Size size =
        new Transformer.Size(text.train().vocabulary(), CONTEXT, width, HEADS, layers);
    return LoadedModel.of(
        new Transformer(size),
        text,
        (manager, set) -> tensors(manager, set, set == text.train()),
        DataType.FLOAT32,
        EVAL_BATCH_SIZE);
  }

  private static TensorExamples tensors(NDManager manager, TokenSet set, boolean train) {
    long[] tokens =
        Arrays.stream(set.tokens())
            .asLongStream()
            .limit(train ? set.count() : EVAL_TOKENS)
            .toArray();
    return TensorExamples.Windows.of(manager.create(tokens), CONTEXT);
  }
}
