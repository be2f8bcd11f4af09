package org.algoperf.workloads.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads back, in the same order, what was added to a {@link DataHash}.
 *
 * <p>For bytes whose hash was checked: nothing else is.
 */
final class DataReader {
  private final ByteBuffer buffer;

  DataReader(byte[] encoded) {
    buffer = ByteBuffer.wrap(encoded);
  }

  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  int number() {
    return buffer.getInt();
  }

  byte[] bytes() {
    byte[] bytes = new byte[number()];
    buffer.get(bytes);
    return bytes;
  }

  int[] numbers() {
    int[] numbers = new int[number()];
    buffer.asIntBuffer().get(numbers);
    buffer.position(buffer.position() + numbers.length * Integer.BYTES);
    return numbers;
  }

  float[] floats() {
    float[] numbers = new float[number()];
    buffer.asFloatBuffer().get(numbers);
    buffer.position(buffer.position() + numbers.length * Float.BYTES);
    return numbers;
  }
}
