package org.algoperf.submissions.transform;

import static org.algoperf.workloads.torch.Ops.copy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.algoperf.submissions.api.State;
import org.algoperf.workloads.torch.Matrices;

/** A block's second moments L and its basis Q, one pair for each axis; none for a vector. */
record SoapBasis(List<NDArray> moments, List<NDArray> qs) {

  static SoapBasis of(Shape shape, State state) {
    Shape axes = shape.dimension() == 2 ? shape : new Shape();
    List<NDArray> qs = Axes.zeros("q", axes, state);
    qs.forEach(q -> copy(q, q.getManager().eye((int) q.getShape().get(0))));
    return new SoapBasis(Axes.zeros("l", axes, state), qs);
  }

  void begin(NDArray v) {
    for (int i = 0; i < qs.size(); i++) {
      copy(qs.get(i), Matrices.eigenvectors(moments.get(i)));
    }
    copy(v, Axes.turned(v, qs.stream().map(NDArray::square).toList()));
  }

  void turn() {
    for (int i = 0; i < qs.size(); i++) {
      copy(qs.get(i), Matrices.orthonormal(moments.get(i).matMul(qs.get(i))));
    }
  }
}
