package org.algoperf.workloads.spec;

/**
 * An oracle that can stand where another one stood. The harness alone sees this side of it: a
 * submission cannot turn the data back.
 */
public interface ResumableOracle extends Oracle {

  /** Where it stands. */
  Position position();

  /**
   * Goes to a position of an oracle with the same batch size and seed on the same data: all later
   * batches and counts are what that one's were.
   */
  void resume(Position position);

  /**
   * How far an oracle has come. The order of the data is a function of its seed and of the number
   * of batches, so that no random stream has to be kept.
   *
   * @param batches drawn
   * @param examples over which gradients have been computed
   * @param gradientEvaluations so far
   */
  record Position(long batches, long examples, double gradientEvaluations) {

    /** Checks the ranges. */
    public Position {
      if (batches < 0 || examples < 0 || !(gradientEvaluations >= 0)) {
        throw new IllegalArgumentException(
            "expected counts from 0, found %d batches, %d examples, %s gradient evaluations"
                .formatted(batches, examples, gradientEvaluations));
      }
    }
  }
}
