package org.algoperf.scoring.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that a loss of power leaves as they are once a method has returned. */
public final class Durable {

  private static final boolean DIRECTORIES_ARE_FILES =
      !System.getProperty("os.name").startsWith("Windows");

  private Durable() {}

  /** Writes a file that is there in full or not at all, whatever happens when. */
  public static void write(Path file, String text) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    Files.writeString(temporary, text);
    force(temporary);
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceDirectory(file.toAbsolutePath().getParent());
  }

  /** Waits until a file's bytes have reached the disk. */
  static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Waits until a directory's entries have reached the disk, where the system can do that. */
  static void forceDirectory(Path directory) throws IOException {
    if (DIRECTORIES_ARE_FILES) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
