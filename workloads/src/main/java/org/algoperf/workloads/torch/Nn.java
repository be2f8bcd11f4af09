package org.algoperf.workloads.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/** Differentiable functions for models that DJL lacks or does slowly. */
public final class Nn {

  private static final Script SCRIPT =
      Script.compile(
          """
          def linear(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
            return torch.linear(x, w, b)
          def project(self, x: Tensor, w: Tensor) -> Tensor:
            return torch.linear(x, w)
          def cross_entropy(self, logits: Tensor, labels: Tensor) -> Tensor:
            return torch.cross_entropy_loss(logits, labels)
          def embedding(self, tokens: Tensor, table: Tensor) -> Tensor:
            return torch.embedding(table, tokens)
          def layer_norm(self, x: Tensor, scale: Tensor, shift: Tensor) -> Tensor:
            return torch.layer_norm(x, torch.size(scale), scale, shift, 1.0e-05)
          def errors(self, logits: Tensor, labels: Tensor) -> Tensor:
            return torch.sum(torch.ne(torch.argmax(logits, 1), labels))
          def gelu(self, x: Tensor) -> Tensor:
            return torch.gelu(x)
          def causal_attention(self, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
            return torch.scaled_dot_product_attention(q, k, v, None, 0., True)
          """);

  private Nn() {}

  /**
   * y = x Wᵀ + b.
   *
   * @param x (..., inputs)
   * @param w (outputs, inputs)
   * @param b (outputs)
   */
  public static NDArray linear(NDArray x, NDArray w, NDArray b) {
    return SCRIPT.call("linear", x, w, b);
  }

  /**
   * y = x Wᵀ.
   *
   * @param x (..., inputs)
   * @param w (outputs, inputs)
   */
  public static NDArray linear(NDArray x, NDArray w) {
    return SCRIPT.call("project", x, w);
  }

  /**
   * The mean over the batch of −log softmax(logits)[label], a scalar.
   *
   * @param logits (batch, classes)
   * @param labels (batch), int64
   */
  public static NDArray crossEntropy(NDArray logits, NDArray labels) {
    return SCRIPT.call("cross_entropy", logits, labels);
  }

  /**
   * The number of examples whose largest logit is not the label's, a scalar, int64.
   *
   * @param logits (batch, classes)
   * @param labels (batch), int64
   */
  public static NDArray errors(NDArray logits, NDArray labels) {
    return SCRIPT.call("errors", logits, labels);
  }

  /** The elements from..to−1 along the first dimension, sharing storage. */
  public static NDArray slice(NDArray x, long from, long to) {
    return JniUtils.slice((PtNDArray) x, 0, from, to, 1);
  }

  /**
   * Looks tokens up.
   *
   * @param tokens int64, any shape
   * @param table (entries, width)
   * @return (tokens' shape, width)
   */
  public static NDArray embedding(NDArray tokens, NDArray table) {
    return SCRIPT.call("embedding", tokens, table);
  }

  /**
   * Layer normalisation over the last dimension: scale ⊙ (x − mean) / √(variance + 1e-5) + shift.
   *
   * @param x (..., width)
   * @param scale (width)
   * @param shift (width)
   */
  public static NDArray layerNorm(NDArray x, NDArray scale, NDArray shift) {
    return SCRIPT.call("layer_norm", x, scale, shift);
  }

  /** x Φ(x), with the normal distribution function Φ by erf. */
  public static NDArray gelu(NDArray x) {
    return SCRIPT.call("gelu", x);
  }

  /**
   * softmax(q kᵀ / √width, masked to the past) v.
   *
   * @param q (batch, heads, time, width), and k, v the same
   */
  public static NDArray causalAttention(NDArray q, NDArray k, NDArray v) {
    return SCRIPT.call("causal_attention", q, k, v);
  }
}
