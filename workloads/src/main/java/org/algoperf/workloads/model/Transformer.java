package org.algoperf.workloads.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.algoperf.workloads.spec.Batch;
import org.algoperf.workloads.spec.MatrixProduct;
import org.algoperf.workloads.spec.ParameterSlot.Kind;
import org.algoperf.workloads.torch.Nn;
import org.algoperf.workloads.torch.Torch;

/**
 * A decoder-only transformer over tokens: learned positions, pre-norm blocks of causal attention
 * and a GELU perceptron, cross-entropy of the next token in nats.
 *
 * <p>Vaswani et al. 2017 (arXiv:1706.03762) with the arrangement of GPT-2 (Radford et al. 2019):
 * weights begin as N(0, 0.02²), those that write to the residual stream as N(0, 0.02²/(2 layers)).
 */
public final class Transformer implements Model {

  private static final double DEVIATION = 0.02;

  /**
   * The sizes of a transformer.
   *
   * @param vocabulary number of tokens
   * @param context tokens per example
   * @param width of the residual stream
   * @param heads that share the width
   * @param layers number of blocks
   */
  public record Size(int vocabulary, int context, int width, int heads, int layers) {

    public Size {
      if (width % heads != 0) {
        throw new IllegalArgumentException(
            "the width %d is not a multiple of the number of heads %d".formatted(width, heads));
      }
    }
  }

  private final Size size;
  private final Layout layout = new Layout();
  private final int tokens;
  private final int positions;
  private final List<Block> blocks = new ArrayList<>();
  private final int scale;
  private final int shift;
  private final int head;

  /** A transformer of the given sizes. */
  public Transformer(Size size) {
    this.size = size;
    int width = size.width();
    tokens = layout.normal("tokens", Kind.EMBEDDING, DEVIATION, size.vocabulary(), width);
    positions = layout.normal("positions", Kind.EMBEDDING, DEVIATION, size.context(), width);
    for (int i = 0; i < size.layers(); i++) {
      blocks.add(new Block("block" + i));
    }
    scale = layout.constant("norm.scale", Kind.NORM, 1, width);
    shift = layout.constant("norm.shift", Kind.NORM, 0, width);
    head = layout.normal("head.weight", Kind.OUTPUT, DEVIATION, size.vocabulary(), width);
  }

  /** x + attention(norm(x)), then x + perceptron(norm(x)). */
  private final class Block {

    private final int scale1;
    private final int shift1;
    private final int qkvWeight;
    private final int qkvBias;
    private final int outWeight;
    private final int outBias;
    private final int scale2;
    private final int shift2;
    private final int upWeight;
    private final int upBias;
    private final int downWeight;
    private final int downBias;
    private final Shape heads =
        new Shape(-1, size.context(), 3, size.heads(), size.width() / size.heads());
    private final Shape joinedHeads = new Shape(-1, size.context(), size.width());

    Block(String name) {
      int width = size.width();
      double residual = DEVIATION / Math.sqrt(2.0 * size.layers());
      scale1 = layout.constant(name + ".norm1.scale", Kind.NORM, 1, width);
      shift1 = layout.constant(name + ".norm1.shift", Kind.NORM, 0, width);
      qkvWeight = layout.normal(name + ".qkv.weight", Kind.MATRIX, DEVIATION, 3L * width, width);
      qkvBias = layout.constant(name + ".qkv.bias", Kind.BIAS, 0, 3L * width);
      outWeight = layout.normal(name + ".out.weight", Kind.MATRIX, residual, width, width);
      outBias = layout.constant(name + ".out.bias", Kind.BIAS, 0, width);
      scale2 = layout.constant(name + ".norm2.scale", Kind.NORM, 1, width);
      shift2 = layout.constant(name + ".norm2.shift", Kind.NORM, 0, width);
      upWeight = layout.normal(name + ".up.weight", Kind.MATRIX, DEVIATION, 4L * width, width);
      upBias = layout.constant(name + ".up.bias", Kind.BIAS, 0, 4L * width);
      downWeight = layout.normal(name + ".down.weight", Kind.MATRIX, residual, width, 4L * width);
      downBias = layout.constant(name + ".down.bias", Kind.BIAS, 0, width);
    }

    NDArray apply(NDList p, NDArray x) {
      NDArray h = x.add(attention(p, Nn.layerNorm(x, p.get(scale1), p.get(shift1))));
      NDArray up =
          Nn.linear(Nn.layerNorm(h, p.get(scale2), p.get(shift2)), p.get(upWeight), p.get(upBias));
      return h.add(Nn.linear(Nn.gelu(up), p.get(downWeight), p.get(downBias)));
    }

    private NDArray attention(NDList p, NDArray x) {
      NDArray qkv = Nn.linear(x, p.get(qkvWeight), p.get(qkvBias));
      NDList parts = qkv.reshape(heads).transpose(2, 0, 3, 1, 4).split(3);
      NDArray mixed =
          Nn.causalAttention(
              parts.get(0).squeeze(0), parts.get(1).squeeze(0), parts.get(2).squeeze(0));
      NDArray joined = mixed.transpose(0, 2, 1, 3).reshape(joinedHeads);
      return Nn.linear(joined, p.get(outWeight), p.get(outBias));
    }
  }

  @Override
  public Layout layout() {
    return layout;
  }

  private NDArray logits(NDList p, NDArray x) {
    NDArray h = Nn.embedding(x, p.get(tokens)).add(p.get(positions));
    for (Block block : blocks) {
      h = block.apply(p, h);
    }
    return Nn.linear(Nn.layerNorm(h, p.get(scale), p.get(shift)), p.get(head));
  }

  @Override
  public NDArray loss(NDList p, Batch batch) {
    NDArray logits = logits(p, batch.inputs()).reshape(new Shape(-1, size.vocabulary()));
    return Nn.crossEntropy(logits, batch.targets().reshape(-1));
  }

  @Override
  public Optional<ClosedForm> closedForm() {
    return Optional.of(new TransformerGradient(size.heads()));
  }

  @Override
  public SortedMap<String, Double> metrics(NDList p, Batch batch) {
    SortedMap<String, Double> metrics = new TreeMap<>();
    metrics.put("loss", Torch.number(loss(p, batch)));
    return metrics;
  }

  @Override
  public List<MatrixProduct> products(int batchSize) {
    long rows = (long) batchSize * size.context();
    long width = size.width();
    List<MatrixProduct> products = new ArrayList<>();
    for (int i = 0; i < size.layers(); i++) {
      Stream.of(3 * width, width, 4 * width)
          .flatMap(outputs -> MatrixProduct.linear(rows, width, outputs, true))
          .forEach(products::add);
      MatrixProduct.linear(rows, 4 * width, width, true).forEach(products::add);
      products.addAll(attention((long) batchSize * size.heads(), width / size.heads()));
    }
    MatrixProduct.linear(rows, width, size.vocabulary(), true).forEach(products::add);
    return products;
  }

  /** q kᵀ and its product with v; backward, the gradients by both of their operands. */
  private List<MatrixProduct> attention(long count, long headWidth) {
    MatrixProduct scores = new MatrixProduct(count, size.context(), headWidth, size.context());
    MatrixProduct mixing = new MatrixProduct(count, size.context(), size.context(), headWidth);
    return List.of(scores, mixing, scores, mixing, mixing, mixing);
  }
}
