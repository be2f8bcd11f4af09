package org.algoperf.workloads.torch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the archive in which libtorch expects TorchScript: a stored zip of a pickled empty module,
 * an empty tuple of constants, a format version and the text of the code.
 */
final class ScriptArchive {

  /**
   * Protocol 2; an object of class {@code __torch__.M} with the attribute {@code training=False}.
   */
  private static final String MODULE =
      "\u0080\u0002c__torch__\nM\n)\u0081}(X\b\0\0\0training\u0089ub.";

  /** Protocol 2; an empty tuple. */
  private static final String CONSTANTS = "\u0080\u0002).";

  private static final String VERSION = "10";

  private ScriptArchive() {}

  static byte[] of(String functions) throws IOException {
    String code =
        "class M(Module):\n"
            + "  __parameters__ = []\n"
            + "  __buffers__ = []\n"
            + "  training : bool\n"
            + functions.replace("(self, ", "(self: __torch__.M, ").indent(2);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      store(zip, "m/data.pkl", MODULE.getBytes(ISO_8859_1));
      store(zip, "m/constants.pkl", CONSTANTS.getBytes(ISO_8859_1));
      store(zip, "m/version", VERSION.getBytes(UTF_8));
      store(zip, "m/code/__torch__.py", code.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
