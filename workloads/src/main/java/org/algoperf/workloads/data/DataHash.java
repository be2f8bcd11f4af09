package org.algoperf.workloads.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * SHA-256 over decoded examples.
 *
 * <p>Equal data has an equal hash wherever it was found and however its files were compressed.
 * Numbers enter as big-endian bytes; every array and string is preceded by its length, so that no
 * two different sequences of additions feed the same bytes.
 */
public final class DataHash {
  private static final int CHUNK = 1 << 14;

  private final Consumer<ByteBuffer> sink;

  private DataHash(Consumer<ByteBuffer> sink) {
    this.sink = sink;
  }

  /** The hash of the given splits, in this order, as 64 lower-case hexadecimal digits. */
  public static String of(Examples... splits) {
    MessageDigest digest = sha256();
    new DataHash(digest::update).addAll(splits);
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Writes the bytes that are hashed, for a {@link DataReader}.
   *
   * @throws UncheckedIOException when that fails
   */
  static void encode(WritableByteChannel out, Examples... splits) {
    new DataHash(bytes -> writeFully(bytes, out)).addAll(splits);
  }

  private static void writeFully(ByteBuffer bytes, WritableByteChannel out) {
    try {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addAll(Examples... splits) {
    for (Examples split : splits) {
      split.addTo(this);
    }
  }

  DataHash add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  DataHash add(int number) {
    sink.accept(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
    return this;
  }

  DataHash add(byte[] bytes) {
    add(bytes.length);
    sink.accept(ByteBuffer.wrap(bytes));
    return this;
  }

  DataHash add(int[] numbers) {
    add(numbers.length);
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Integer.BYTES);
    for (int from = 0; from < numbers.length; from += CHUNK) {
      int length = Math.min(CHUNK, numbers.length - from);
      buffer.clear().asIntBuffer().put(numbers, from, length);
      sink.accept(buffer.limit(length * Integer.BYTES));
    }
    return this;
  }

  DataHash add(float[] numbers) {
    int[] bits = new int[numbers.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToIntBits(numbers[i]);
    }
    return add(bits);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
