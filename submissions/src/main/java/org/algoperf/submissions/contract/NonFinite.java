package org.algoperf.submissions.contract;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.Optional;
import org.algoperf.workloads.spec.ParameterSlot;
import org.algoperf.workloads.spec.Parameters;

/** Where a flat vector is not finite. */
final class NonFinite {

  private NonFinite() {}

  /**
   * {@code NaN in 2 of 5 elements of hidden.bias}, the first such tensor; empty where there is
   * none.
   */
  static Optional<String> in(NDArray flat, Parameters parameters) {
    double[] values = ProblemOracle.toDoubles(flat);
    return parameters.slots().stream().flatMap(slot -> in(values, slot).stream()).findFirst();
  }

  private static Optional<String> in(double[] values, ParameterSlot slot) {
    double[] part = Arrays.copyOfRange(values, (int) slot.offset(), (int) slot.end());
    long bad = Arrays.stream(part).filter(v -> !Double.isFinite(v)).count();
    boolean nan = Arrays.stream(part).anyMatch(Double::isNaN);
    return bad == 0
        ? Optional.empty()
        : Optional.of(
            "%s in %d of %d elements of %s"
                .formatted(nan ? "NaN" : "infinity", bad, part.length, slot.name()));
  }
}
