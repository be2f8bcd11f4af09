package org.algoperf.submissions.transform;

import static org.algoperf.workloads.torch.Ops.copy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.algoperf.submissions.api.State;
import org.algoperf.workloads.torch.Matrices;

/** A block's second moments L and their inverse roots P, one pair for each axis. */
record RootedBlock(List<NDArray> moments, List<NDArray> roots) {

  static RootedBlock of(Shape shape, State state) {
    return new RootedBlock(Axes.zeros("l", shape, state), Axes.zeros("p", shape, state));
  }

  void takeRoots(double correction, double exponent, double epsilon) {
    for (int i = 0; i < moments.size(); i++) {
      NDArray l = moments.get(i).div(correction);
      copy(roots.get(i), Matrices.power(l, exponent, epsilon));
    }
  }
}
