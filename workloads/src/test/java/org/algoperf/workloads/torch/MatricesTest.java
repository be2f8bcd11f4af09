package org.algoperf.workloads.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Values by hand; doubles, so that 10⁻¹² is far above rounding. */
final class MatricesTest {

  private final NDManager manager = Torch.newManager();

  @AfterEach
  void close() {
    manager.close();
  }

  private NDArray array(Shape shape, double... values) {
    return manager.create(values, shape);
  }

  private static void assertValues(NDArray found, double... expected) {
    assertArrayEquals(expected, found.toDoubleArray(), 1e-12);
  }

  @Test
  void copiesAndConcatenates() {
    NDArray a = array(new Shape(1), 1);
    NDArray b = array(new Shape(2), 2, 3);
    assertValues(Matrices.concatenate(List.of(a, b)), 1, 2, 3);
    NDArray target = array(new Shape(2), 0, 0);
    Matrices.copyAll(List.of(a, target), List.of(array(new Shape(1), 7), b));
    assertValues(a, 7);
    assertValues(target, 2, 3);
  }

  @Test
  void gramUnfoldsTheAxis() {
    NDArray g = array(new Shape(2, 3), 1, 2, 3, 4, 5, 6);
    assertValues(Matrices.gram(g, 0), 14, 32, 32, 77);
    assertValues(Matrices.gram(g, 1), 17, 22, 27, 22, 29, 36, 27, 36, 45);
    NDArray cube = array(new Shape(1, 2, 2), 1, 2, 3, 4);
    assertValues(Matrices.gram(cube, 2), 10, 14, 14, 20);
    assertValues(Matrices.gram(array(new Shape(2), 1, 2), 0), 1, 2, 2, 4);
  }

  @Test
  void theLargestEigenvalueIsFound() {
    NDArray a = array(new Shape(2, 2), 1, 2, 2, 1);
    assertEquals(3, Matrices.largestEigenvalue(a), 1e-12);
  }

  @Test
  void contractingEveryAxisIsMultiplyingFromBothSides() {
    NDArray g = array(new Shape(2, 3), 1, 2, 3, 4, 5, 6);
    NDArray l = array(new Shape(2, 2), 1, 2, 2, 0);
    NDArray r = array(new Shape(3, 3), 2, 0, 0, 0, 1, 0, 0, 0, -1);
    NDArray u = Matrices.contractFirst(Matrices.contractFirst(g, l), r);
    assertEquals(new Shape(2, 3), u.getShape());
    assertValues(u, 18, 12, -15, 4, 4, -6);
  }

  @Test
  void multiplyingOneAxisLeavesTheOthers() {
    NDArray g = array(new Shape(2, 3), 1, 2, 3, 4, 5, 6);
    NDArray l = array(new Shape(2, 2), 1, 2, 2, 0);
    NDArray r = array(new Shape(3, 3), 2, 0, 0, 0, 1, 0, 0, 0, -1);
    assertValues(Matrices.multiply(g, l, 0), 9, 12, 15, 2, 4, 6);
    assertValues(Matrices.multiply(g, r, 1), 2, 2, -3, 8, 5, -6);
    NDArray cube = array(new Shape(1, 2, 2), 1, 2, 3, 4);
    assertValues(Matrices.multiply(cube, l, 1), 7, 10, 2, 4);
  }

  @Test
  void powersOfASymmetricMatrix() {
    NDArray a = array(new Shape(2, 2), 2.5, 1.5, 1.5, 2.5);
    assertValues(Matrices.power(a, -.5, 0), .75, -.25, -.25, .75);
    NDArray singular = array(new Shape(2, 2), 1, 1, 1, 1);
    assertValues(Matrices.power(singular, -.5, .25), 4. / 3, -2. / 3, -2. / 3, 4. / 3);
  }

  @Test
  void eigenvectorsComeLargestFirst() {
    NDArray a = array(new Shape(2, 2), 1, 0, 0, 3);
    assertValues(Matrices.eigenvectors(a).abs(), 0, 1, 1, 0);
    assertValues(Matrices.orthonormal(array(new Shape(2, 2), 3, 0, 4, 5)).abs(), .6, .8, .8, .6);
  }

  @Test
  void newtonSchulzBringsSingularValuesNearOne() {
    NDArray tall = array(new Shape(3, 2), 4, 0, 0, .2, 0, 0);
    NDArray x = Matrices.newtonSchulz(tall);
    assertEquals(new Shape(3, 2), x.getShape());
    double[] values = x.toDoubleArray();
    assertEquals(.95, values[0], .3);
    assertEquals(.95, values[3], .3);
    assertValues(Matrices.newtonSchulz(tall.transpose()), values[0], 0, 0, 0, values[3], 0);
  }

  @Test
  void reductionsAreNumbers() {
    NDArray x = array(new Shape(2), 3, -4);
    assertEquals(5, Reductions.norm(x), 1e-15);
    assertEquals(7, Reductions.sumOfAbsolutes(x), 1e-15);
    assertEquals(-.5, Reductions.mean(x), 1e-15);
    assertEquals(25, Reductions.dot(x, x), 1e-15);
    assertEquals(3, Reductions.number(manager.create(3f)));
  }
}
