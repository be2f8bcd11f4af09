package org.algoperf.workloads.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.algoperf.workloads.spec.MatrixProduct;
import org.junit.jupiter.api.Test;

class ProductsTest {

  @Test
  void everyElementOfAProductOfOnesIsTheLengthOfItsSum() {
    List<MatrixProduct> shapes = List.of(MatrixProduct.of(2, 7, 3), new MatrixProduct(4, 2, 5, 6));
    try (NDManager manager = Torch.newManager()) {
      Products products = new Products(manager, shapes);
      products.multiply();
      List<NDArray> results = products.results();
      assertEquals(new Shape(2, 3), results.get(0).getShape());
      assertEquals(new Shape(4, 2, 6), results.get(1).getShape());
      for (float element : results.get(0).toFloatArray()) {
        assertEquals(7, element);
      }
      for (float element : results.get(1).toFloatArray()) {
        assertEquals(5, element);
      }
    }
  }

  @Test
  void aFirstLayerNeedsNoGradientByItsInputs() {
    assertEquals(2, MatrixProduct.linear(8, 4, 2, false).count());
    assertEquals(
        3 * 8 * 4 * 2,
        MatrixProduct.linear(8, 4, 2, true)
            .mapToLong(product -> product.rows() * product.inner() * product.columns())
            .sum());
  }
}
