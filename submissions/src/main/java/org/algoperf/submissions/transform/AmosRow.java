package org.algoperf.submissions.transform;

import static java.lang.Math.sqrt;
import static org.algoperf.submissions.transform.Adam.biasCorrection;
import static org.algoperf.workloads.torch.Ops.addcmul;
import static org.algoperf.workloads.torch.Ops.lerp;
import static org.algoperf.workloads.torch.Ops.scale;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.algoperf.submissions.api.State;
import org.algoperf.workloads.spec.ParameterSlot;

/**
 * What Amos knows of a tensor's rows.
 *
 * @param eta η, the scale to which the tensor should grow
 * @param v the average of the mean of g², one for each row
 * @param b the decay so far, one for each row
 */
record AmosRow(double eta, NDArray v, NDArray b) {

  private static final double ZETA = .25;

  /** Added to v̂, which is zero where every gradient was. */
  private static final double SMALLEST = 1e-30;

  private static final int[] ROW = {1};

  static AmosRow of(ParameterSlot slot, State state) {
    Shape shape = Amos.shape(slot);
    Shape column = new Shape(shape.get(0), 1);
    double eta =
        switch (slot.kind()) {
          case MATRIX, OUTPUT, CONV -> 1 / sqrt((double) shape.get(1));
          case EMBEDDING, NORM -> 1;
          case BIAS -> .5;
        };
    return new AmosRow(eta, state.zeros("v", column), state.zeros("b", column));
  }

  void update(NDArray g, NDArray theta, double xi, double beta, long t) {
    NDArray s = g.square().mean(ROW, true);
    lerp(v, s, 1 - beta);
    NDArray vHat = v.div(biasCorrection(beta, t)).addi(SMALLEST);
    NDArray c = b.mul(ZETA * sqrt(xi)).addi(1).sqrt();
    NDArray gamma = s.mul(xi * xi).divi(vHat).divi(c);
    NDArray d = b.mul(ZETA * sqrt(xi * eta)).addi(1);
    g.divi(vHat.sqrt());
    scale(g, xi * eta);
    addcmul(g, .5, gamma, theta);
    g.divi(d);
    b.addi(gamma.mul(b.add(1)));
  }
}
