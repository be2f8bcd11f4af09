package org.algoperf.scoring.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * A file of events that TensorBoard reads: TFRecords of the protocol buffer {@code
 * tensorflow.Event}, of which scalars need four fields.
 *
 * <pre>
 * record = length (u64) masked(crc(length)) (u32) data masked(crc(data)) (u32), little-endian
 * masked(c) = rotate_right(c, 15) + 0xa282ead8
 * Event = 1: wall_time double, 2: step int64, 3: file_version string, 5: summary Summary
 * Summary = 1: value { 1: tag string, 2: simple_value float }
 * </pre>
 */
final class EventFile implements AutoCloseable {

  /** By this word in a file's name TensorBoard knows it. */
  static final String NAME = "events.out.tfevents.0000000000.algoperf";

  private static final String VERSION = "brain.Event:2";
  private static final int MASK = 0xa282ead8;

  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private final OutputStream out;

  EventFile(Path file) throws IOException {
    this.out = Files.newOutputStream(file);
    Message event = new Message();
    event.real(1, 0);
    event.bytes(3, VERSION.getBytes(StandardCharsets.UTF_8));
    record(event);
  }

  /**
   * Adds a scalar.
   *
   * @param seconds against which TensorBoard draws it in its relative and wall modes
   */
  void scalar(String tag, long step, double seconds, double value) throws IOException {
    Message scalar = new Message();
    scalar.bytes(1, tag.getBytes(StandardCharsets.UTF_8));
    scalar.single(2, (float) value);
    Message summary = new Message();
    summary.bytes(1, scalar.bytes.toByteArray());
    Message event = new Message();
    event.real(1, seconds);
    event.whole(2, step);
    event.bytes(5, summary.bytes.toByteArray());
    record(event);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void record(Message message) throws IOException {
    byte[] data = message.bytes.toByteArray();
    byte[] length = little(8).putLong(data.length).array();
    out.write(length);
    out.write(little(4).putInt(masked(length)).array());
    out.write(data);
    out.write(little(4).putInt(masked(data)).array());
  }

  /** The checksum of a part of a record. */
  static int masked(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A protocol buffer in the making. */
  private static final class Message {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void real(int field, double value) {
      key(field, FIXED64);
      bytes.writeBytes(little(8).putDouble(value).array());
    }

    void single(int field, float value) {
      key(field, FIXED32);
      bytes.writeBytes(little(4).putFloat(value).array());
    }

    void whole(int field, long value) {
      key(field, VARINT);
      varint(value);
    }

    void bytes(int field, byte[] value) {
      key(field, BYTES);
      varint(value.length);
      bytes.writeBytes(value);
    }

    private void key(int field, int wireType) {
      varint(((long) field << 3) | wireType);
    }

    private void varint(long value) {
      long rest = value;
      while ((rest & ~0x7FL) != 0) {
        bytes.write((int) ((rest & 0x7F) | 0x80));
        rest >>>= 7;
      }
      bytes.write((int) rest);
    }
  }
}
