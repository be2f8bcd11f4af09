package org.algoperf.scoring;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A workload of the leaderboard.
 *
 * @param name of the workload
 * @param heldOutOf the base workload that this one is held out for
 * @param standIn the generated data that some trial had in the place of the real
 * @param target to be reached
 * @param best the smallest median time; infinite if nobody reached the target
 * @param fastest who has it
 */
public record WorkloadRow(
    String name,
    Optional<String> heldOutOf,
    Optional<String> standIn,
    Target target,
    double best,
    Optional<String> fastest) {

  /**
   * What a reader must know beside the name: {@code held out}, {@code stand-in}; mostly nothing.
   */
  public List<String> remarks() {
    return Stream.of(heldOutOf.map(w -> "held out"), standIn.map(data -> "stand-in"))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The name with its remarks: {@code fashion_mnist_mlp (stand-in)}. */
  public String label() {
    return remarks().isEmpty() ? name : name + " (" + String.join(", ", remarks()) + ")";
  }
}
