package org.algoperf.submissions.transform;

import static java.lang.Math.sqrt;
import static org.algoperf.submissions.transform.Adam.biasCorrection;
import static org.algoperf.workloads.torch.Ops.divideByRoot;
import static org.algoperf.workloads.torch.Ops.emaOfSquares;

import ai.djl.ndarray.NDArray;
import org.algoperf.submissions.api.State;

/** Whose update lends its length to a preconditioned one, and stands in before the first roots. */
public enum Graft {

  /** n̂ / (√v̂ + 10⁻⁸), with v the average of g² with decay β₂. */
  ADAM {
    @Override
    Length init(double beta2, State state) {
      NDArray v = state.zeros("v");
      return (a, g, t) -> {
        emaOfSquares(v, g, 1 - beta2);
        divideByRoot(a, v, sqrt(biasCorrection(beta2, t)), Adam.EPSILON);
      };
    }
  },

  /** n̂ itself: gradient descent with momentum. */
  SGD {
    @Override
    Length init(double beta2, State state) {
      return (a, g, t) -> {};
    }
  };

  /** Makes the update of which a length is taken. */
  interface Length {

    /**
     * Overwrites n̂ by the update.
     *
     * @param a holds n̂, the first moment
     * @param g the gradient of step t
     */
    void apply(NDArray a, NDArray g, long t);
  }

  abstract Length init(double beta2, State state);
}
