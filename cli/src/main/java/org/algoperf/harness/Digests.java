package org.algoperf.harness;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 in hexadecimal digits. */
public final class Digests {

  private Digests() {}

  /** A digest that has seen nothing yet. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The hash of some bytes. */
  public static String sha256(byte[] bytes) {
    return sha256(List.of(ByteBuffer.wrap(bytes)));
  }

  /** The hash of buffers, one after another, each from its position on. */
  public static String sha256(List<ByteBuffer> buffers) {
    MessageDigest digest = sha256();
    buffers.forEach(buffer -> digest.update(buffer.duplicate()));
    return hex(digest);
  }

  /** The hash of what a digest has seen. */
  public static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
