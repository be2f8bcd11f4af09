package org.algoperf.workloads.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

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
          def images(self, i: Tensor, x: Tensor, y: Tensor, mean: Tensor, scale: Tensor) -> List[Tensor]:
            p = torch.to(torch.index_select(x, 0, i), mean)
            return [torch.mul_(torch.sub_(p, mean), scale), torch.index_select(y, 0, i)]
          def windows(self, i: Tensor, text: Tensor, span: Tensor) -> List[Tensor]:
            context = torch.sub(torch.numel(span), 1)
            at = torch.add(torch.unsqueeze(torch.mul(i, context), 1), span)
            w = torch.view(torch.index_select(text, 0, torch.view(at, [-1])), torch.size(at))
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
   * Copies images that are kept in bytes, a quarter of the memory to be read, as real numbers
   * (pixel − mean) scale.
   *
   * @param pixels (examples, ...), uint8
   * @param labels (examples)
   * @param mean a scalar of the type of the result
   * @param scale a scalar of the same type
   * @return the images and their labels
   */
  public static NDList images(
      NDArray indices, NDArray pixels, NDArray labels, NDArray mean, NDArray scale) {
    return SCRIPT.callForAll("images", indices, pixels, labels, mean, scale);
  }

  /**
   * Copies adjoining windows of a text.
   *
   * @param indices window i begins at i · context
   * @param text (tokens), int64
   * @param span the numbers 0..context, int64
   * @return the windows of shape (batch, context), and the same shifted by one token
   */
  public static NDList windows(NDArray indices, NDArray text, NDArray span) {
    return SCRIPT.callForAll("windows", indices, text, span);
  }
}
