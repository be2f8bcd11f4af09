package org.algoperf.workloads.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * The bits of an array, outside of the engine.
 *
 * @param type of the elements
 * @param shape of the array
 * @param bytes of all elements in row-major order, in the machine's byte order
 */
public record Tensor(DataType type, List<Long> shape, ByteBuffer bytes) {

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException when there are not as many bytes as type and shape say
   */
  public Tensor {
    shape = List.copyOf(shape);
    long expected = type.getNumOfBytes();
    for (long size : shape) {
      expected = Math.multiplyExact(expected, size);
    }
    if (expected != bytes.remaining()) {
      throw new IllegalArgumentException(
          "%s %s has %d bytes, found %d".formatted(type, shape, expected, bytes.remaining()));
    }
    bytes = bytes.asReadOnlyBuffer();
  }

  /** A copy of an array's bits. */
  public static Tensor of(NDArray array) {
    return new Tensor(array.getDataType(), shape(array), array.toByteBuffer());
  }

  private static List<Long> shape(NDArray array) {
    return Arrays.stream(array.getShape().getShape()).boxed().toList();
  }

  /** From the first byte on, whoever has read before. */
  @Override
  public ByteBuffer bytes() {
    return bytes.duplicate();
  }

  /** Overwrites an array of this type and shape, bit for bit. */
  public void copyTo(NDArray target) {
    if (!toString().equals(description(target))) {
      throw new IllegalArgumentException(
          "expected an array of %s, found %s".formatted(this, description(target)));
    }
    try (NDArray source = target.getManager().create(bytes(), target.getShape(), type)) {
      Ops.copy(target, source);
    }
  }

  /** Type and shape: {@code float32 [100, 784]}. */
  @Override
  public String toString() {
    return description(type, shape);
  }

  /** Type and shape of an array. */
  public static String description(NDArray array) {
    return description(array.getDataType(), shape(array));
  }

  private static String description(DataType type, List<Long> shape) {
    return type + " " + shape;
  }
}
