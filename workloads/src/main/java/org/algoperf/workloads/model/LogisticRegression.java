package org.algoperf.workloads.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.algoperf.workloads.spec.Batch;
import org.algoperf.workloads.spec.MatrixProduct;
import org.algoperf.workloads.spec.ParameterSlot.Kind;
import org.algoperf.workloads.torch.Ops;
import org.algoperf.workloads.torch.Script;
import org.algoperf.workloads.torch.Torch;

/**
 * Binary logistic regression with L2 regularisation, without a bias: the mean over the batch of
 * softplus(z) − y z with z = x·w, plus λ/2 ‖w‖².
 *
 * <p>Its gradient is Xᵀ(σ(z) − y)/batch + λ w. The metric {@code loss} is without the penalty.
 */
public final class LogisticRegression implements Model {

  private static final Script SCRIPT =
      Script.compile(
          """
          def loss(self, x: Tensor, y: Tensor, w: Tensor, l2: Tensor) -> Tensor:
            z = torch.mv(x, w)
            penalty = torch.mul(torch.dot(w, w), torch.mul(l2, 0.5))
            return torch.add(torch.mean(torch.sub(torch.softplus(z), torch.mul(y, z))), penalty)
          def misfit(self, x: Tensor, y: Tensor, w: Tensor) -> Tensor:
            z = torch.mv(x, w)
            return torch.mean(torch.sub(torch.softplus(z), torch.mul(y, z)))
          def gradient(self, x: Tensor, y: Tensor, w: Tensor, g: Tensor, l2: float) -> Tensor:
            share = torch.div(1., torch.size(x, 0))
            z = torch.mv(x, w)
            misfits = torch.addcmul_(torch.softplus(z), y, z, value=-1.)
            mean = torch.dot(misfits, torch.full_like(z, share))
            loss = torch.add_(mean, torch.dot(w, w), alpha=torch.mul(l2, 0.5))
            r = torch.sub_(torch.sigmoid_(z), y)
            _ = torch.addmv(w, torch.t(x), r, beta=l2, alpha=share, out=g)
            return loss
          def errors(self, x: Tensor, y: Tensor, w: Tensor) -> Tensor:
            return torch.sum(torch.ne(torch.gt(torch.mv(x, w), 0.), torch.gt(y, 0.5)))
          """);

  private final Layout layout = new Layout();
  private final int w;
  private final double l2;

  /**
   * A regression that begins at zero.
   *
   * @param features inputs per example
   * @param l2 the factor λ of the penalty
   */
  public LogisticRegression(int features, double l2) {
    this.w = layout.constant("weight", Kind.OUTPUT, 0, features);
    this.l2 = l2;
  }

  @Override
  public Layout layout() {
    return layout;
  }

  @Override
  public NDArray loss(NDList p, Batch batch) {
    NDArray x = batch.inputs();
    NDArray factor = x.getManager().zeros(new Shape(), x.getDataType());
    Ops.fill(factor, l2);
    return SCRIPT.call("loss", x, batch.targets(), p.get(w), factor);
  }

  @Override
  public SortedMap<String, Double> metrics(NDList p, Batch batch) {
    NDArray misfit = SCRIPT.call("misfit", batch.inputs(), batch.targets(), p.get(w));
    NDArray wrong = SCRIPT.call("errors", batch.inputs(), batch.targets(), p.get(w));
    return new TreeMap<>(
        Map.of("loss", Torch.number(misfit), "error_rate", Torch.number(wrong) / batch.size()));
  }

  @Override
  public List<MatrixProduct> products(int batchSize) {
    long features = layout.slots().get(w).size();
    return List.of(
        MatrixProduct.of(batchSize, features, 1), MatrixProduct.of(features, batchSize, 1));
  }

  @Override
  public Optional<ClosedForm> closedForm() {
    return Optional.of(
        (p, g, batch) ->
            SCRIPT.evaluate(
                batch.inputs().getManager(),
                "gradient",
                batch.inputs(),
                batch.targets(),
                p.get(w),
                g.get(w),
                l2));
  }
}
