package org.algoperf.workloads.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Batches by index: inputs and targets in one call, in the manager of the indices.
 *
 * <p>Indices are int64 of shape (batch).
 */
public final class Gather {

  private static final Script SCRIPT =
      Script.compile(
          """
          def rows(self, i: Tensor, x: Tensor, y: Tensor) -> List[Tensor]:
            return [torch.index_select(x, 0, i), torch.index_select(y, 0, i)]
          def affine_rows(self, i: Tensor, x: Tensor, y: Tensor, ordinals: Tensor) -> List[Tensor]:
            bags = torch.narrow(ordinals, 0, 0, torch.numel(i))
            return [ops.quantized.embedding_bag_byte_rowwise_offsets(x, i, bags), torch.index_select(y, 0, i)]
          def windows(self, text: Tensor, context: int) -> Tensor:
            return text.unfold(0, context + 1, context)
          def shifted_rows(self, i: Tensor, x: Tensor) -> List[Tensor]:
            w = torch.index_select(x, 0, i)
            context = torch.sub(torch.size(w, 1), 1)
            return [torch.narrow(w, 1, 0, context), torch.narrow(w, 1, 1, context)]
          """);

  private Gather() {}

  /**
   * Copies rows of two arrays.
   *
   * @param x (examples, ...)
   * @param y (examples, ...)
   * @return the rows of x and those of y
   */
  public static NDList rows(NDArray indices, NDArray x, NDArray y) {
    return SCRIPT.callForAll("rows", indices, x, y);
  }

  /**
   * Bytes b, a quarter of the memory to be read, that stand for the real numbers scale · b + shift.
   *
   * @param bytes unsigned, (rows, width), row-major
   * @return what {@link #affineRows} reads: (rows, width + 8), each row followed by scale and shift
   */
  public static NDArray affineBytes(
      NDManager manager, byte[] bytes, int width, float scale, float shift) {
    int rows = bytes.length / width;
    int stride = width + 2 * Float.BYTES;
    ByteBuffer packed = ByteBuffer.allocate(rows * stride).order(ByteOrder.nativeOrder());
    for (int row = 0; row < rows; row++) {
      packed.put(bytes, row * width, width).putFloat(scale).putFloat(shift);
    }
    return manager.create(packed.flip(), new Shape(rows, stride), DataType.UINT8);
  }

  /**
   * Copies rows of an array of {@link #affineBytes} as real numbers, in one pass over memory, and
   * rows of another array as they are.
   *
   * @param x (examples, width + 8)
   * @param y (examples, ...)
   * @param ordinals int64, 0, 1, 2, … for as many rows as a batch may have: kept, as it takes a
   *     sixth of a copy of 128 images to count them
   * @return the rows of x, float32 of shape (batch, width), and those of y
   */
  public static NDList affineRows(NDArray indices, NDArray x, NDArray y, NDArray ordinals) {
    return SCRIPT.callForAll("affine_rows", indices, x, y, ordinals);
  }

  /**
   * The windows of a text as rows, the memory of which is that of the text.
   *
   * @param text (tokens)
   * @return (⌊(tokens − 1) / context⌋, context + 1): row i begins at i · context, and ends with the
   *     token with which the next one begins
   */
  public static NDArray windows(NDArray text, long context) {
    return SCRIPT.evaluate(text.getManager(), "windows", text, context);
  }

  /**
   * Copies rows, and the same shifted by one.
   *
   * @param x (rows, context + 1)
   * @return (batch, context) from the first column on, and from the second on
   */
  public static NDList shiftedRows(NDArray indices, NDArray x) {
    return SCRIPT.callForAll("shifted_rows", indices, x);
  }
}
