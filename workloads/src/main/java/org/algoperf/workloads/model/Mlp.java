package org.algoperf.workloads.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.algoperf.workloads.spec.Batch;
import org.algoperf.workloads.spec.MatrixProduct;
import org.algoperf.workloads.spec.ParameterSlot.Kind;
import org.algoperf.workloads.torch.Nn;
import org.algoperf.workloads.torch.Script;
import org.algoperf.workloads.torch.Torch;

/**
 * A perceptron with one hidden layer: logits = W₂ relu(W₁ x + b₁) + b₂, trained by cross-entropy.
 *
 * <p>Weights begin as N(0, 2/inputs) (He et al. 2015, arXiv:1502.01852) before the relu and N(0,
 * 1/inputs) after it; biases begin at zero.
 */
public final class Mlp implements Model {

  /**
   * Examples are columns, X = xᵀ, because MKL multiplies the transposed matrices faster. With D for
   * the gradient of the mean loss by the logits, that by the input of the relu is W₂ᵀ D, where the
   * relu lets it through.
   */
  private static final Script SCRIPT =
      Script.compile(
          """
          def gradient(self, x: Tensor, y: Tensor, p: List[Tensor], g: List[Tensor]) -> Tensor:
            w1, b1, w2, b2 = p
            dw1, db1, dw2, db2 = g
            h = torch.relu_(torch.addmm(torch.unsqueeze(b1, 1), w1, torch.t(x)))
            l = torch.log_softmax(torch.addmm(torch.unsqueeze(b2, 1), w2, h), 0)
            loss = torch.nll_loss(torch.t(l), y)
            label = torch.unsqueeze(y, 0)
            d = torch.scatter_(torch.exp_(l), 0, label, -1., reduce="add")
            d = torch.div_(d, torch.numel(y))
            _0 = torch.mm(d, torch.t(h), out=dw2)
            _1 = torch.sum(d, [1], out=db2)
            dh = torch.mm(torch.t(w2), d)
            dz = torch.threshold_backward(dh, h, 0., grad_input=dh)
            _2 = torch.mm(dz, x, out=dw1)
            _3 = torch.sum(dz, [1], out=db1)
            return loss
          """);

  private final Layout layout = new Layout();
  private final int w1;
  private final int b1;
  private final int w2;
  private final int b2;

  /** A perceptron of the given widths. */
  public Mlp(int inputs, int hidden, int classes) {
    w1 = layout.normal("hidden.weight", Kind.MATRIX, Math.sqrt(2.0 / inputs), hidden, inputs);
    b1 = layout.constant("hidden.bias", Kind.BIAS, 0, hidden);
    w2 = layout.normal("output.weight", Kind.OUTPUT, Math.sqrt(1.0 / hidden), classes, hidden);
    b2 = layout.constant("output.bias", Kind.BIAS, 0, classes);
  }

  @Override
  public Layout layout() {
    return layout;
  }

  private NDArray logits(NDList p, NDArray x) {
    NDArray hidden = Activation.relu(Nn.linear(x, p.get(w1), p.get(b1)));
    return Nn.linear(hidden, p.get(w2), p.get(b2));
  }

  @Override
  public NDArray loss(NDList p, Batch batch) {
    return Nn.crossEntropy(logits(p, batch.inputs()), batch.targets());
  }

  /** Forward and backward in one call, which costs half of what autograd adds to the products. */
  @Override
  public Optional<ClosedForm> closedForm() {
    return Optional.of(
        (p, g, batch) ->
            SCRIPT.evaluate(
                batch.inputs().getManager(), "gradient", batch.inputs(), batch.targets(), p, g));
  }

  @Override
  public SortedMap<String, Double> metrics(NDList p, Batch batch) {
    NDArray logits = logits(p, batch.inputs());
    return new TreeMap<>(
        Map.of(
            "loss",
            Torch.number(Nn.crossEntropy(logits, batch.targets())),
            "error_rate",
            Torch.number(Nn.errors(logits, batch.targets())) / batch.size()));
  }

  @Override
  public List<MatrixProduct> products(int batchSize) {
    Shape first = layout.slots().get(w1).shape();
    Shape second = layout.slots().get(w2).shape();
    return Stream.concat(
            MatrixProduct.linear(batchSize, first.get(1), first.get(0), false),
            MatrixProduct.linear(batchSize, second.get(1), second.get(0), true))
        .toList();
  }
}
