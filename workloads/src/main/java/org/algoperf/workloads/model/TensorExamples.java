package org.algoperf.workloads.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import org.algoperf.workloads.spec.Batch;
import org.algoperf.workloads.torch.Gather;

/** The examples of a split in memory, from which batches are gathered by index. */
public interface TensorExamples {

  /** The number of examples. */
  int size();

  /**
   * Gathers a batch, in the manager of the indices.
   *
   * @param indices (count), int64, each in 0..size−1
   */
  Batch gather(NDArray indices, int count);

  private static Batch batch(NDList arrays, int count) {
    return new Batch(arrays.get(0), arrays.get(1), count);
  }

  /**
   * Examples that are rows of two arrays.
   *
   * @param inputs (examples, ...)
   * @param targets (examples, ...)
   */
  record Rows(NDArray inputs, NDArray targets) implements TensorExamples {

    @Override
    public int size() {
      return Math.toIntExact(inputs.getShape().get(0));
    }

    @Override
    public Batch gather(NDArray indices, int count) {
      return batch(Gather.rows(indices, inputs, targets), count);
    }
  }

  /**
   * Images in bytes, whose pixels become real numbers in a batch.
   *
   * @param pixels as from {@link Gather#affineBytes}
   * @param labels (examples), int64
   * @param ordinals int64, 0 to examples − 1
   */
  record Images(NDArray pixels, NDArray labels, NDArray ordinals) implements TensorExamples {

    @Override
    public int size() {
      return Math.toIntExact(labels.size());
    }

    @Override
    public Batch gather(NDArray indices, int count) {
      return batch(Gather.affineRows(indices, pixels, labels, ordinals), count);
    }
  }

  /**
   * Examples that are adjoining windows of a text: {@code context} tokens, and the same shifted by
   * one as targets.
   *
   * @param windows as from {@link Gather#windows}
   */
  record Windows(NDArray windows) implements TensorExamples {

    /**
     * Windows of the given context.
     *
     * @param text (tokens), int64
     */
    public static Windows of(NDArray text, int context) {
      return new Windows(Gather.windows(text, context));
    }

    @Override
    public int size() {
      return Math.toIntExact(windows.getShape().get(0));
    }

    @Override
    public Batch gather(NDArray indices, int count) {
      return batch(Gather.shiftedRows(indices, windows), count);
    }
  }
}
