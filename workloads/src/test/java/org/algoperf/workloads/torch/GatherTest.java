package org.algoperf.workloads.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class GatherTest {

  private static final int WIDTH = 19;

  /** All bytes occur; half a last place of 4, the largest number here, is 2.4e-7. */
  @Test
  void bytesStandForNumbers() {
    byte[] bytes = new byte[14 * WIDTH];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    float scale = 0.0111f;
    float shift = -0.81f;
    try (NDManager manager = Torch.newManager()) {
      NDArray x = Gather.affineBytes(manager, bytes, WIDTH, scale, shift);
      long[] rows = {13, 0, 7, 7};
      NDArray ordinals = manager.arange(0, 14, 1, DataType.INT64);
      NDList batch = Gather.affineRows(manager.create(rows), x, ordinals, ordinals);
      assertEquals(new Shape(4, WIDTH), batch.get(0).getShape());
      float[] expected = new float[4 * WIDTH];
      for (int i = 0; i < expected.length; i++) {
        int value = bytes[(int) rows[i / WIDTH] * WIDTH + i % WIDTH] & 0xFF;
        expected[i] = (float) ((double) scale * value + shift);
      }
      assertArrayEquals(expected, batch.get(0).toFloatArray(), 2.4e-7f);
      assertArrayEquals(rows, batch.get(1).toLongArray());
    }
  }

  @Test
  void aWindowEndsWhereTheNextBegins() {
    try (NDManager manager = Torch.newManager()) {
      NDArray windows = Gather.windows(manager.arange(0, 15, 1, DataType.INT64), 4);
      assertEquals(new Shape(3, 5), windows.getShape());
      NDList batch = Gather.shiftedRows(manager.create(new long[] {2, 0}), windows);
      assertArrayEquals(new long[] {8, 9, 10, 11, 0, 1, 2, 3}, batch.get(0).toLongArray());
      assertArrayEquals(new long[] {9, 10, 11, 12, 1, 2, 3, 4}, batch.get(1).toLongArray());
    }
  }
}
