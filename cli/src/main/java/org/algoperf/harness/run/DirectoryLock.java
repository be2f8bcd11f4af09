package org.algoperf.harness.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.worker.WorkerLock;

/**
 * One run per directory, whose workers have parts of the same lock. The system releases it when a
 * process ends, however it ends, so that a crash never blocks the next run; the file stays.
 */
final class DirectoryLock implements AutoCloseable {

  static final String NAME = WorkerLock.NAME;

  private static final int POLLS = 200;
  private static final long POLL_NANOS = 50_000_000;

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Makes the directory if there is none, and locks it, as soon as no worker of an earlier run is
   * alive that might still write.
   */
  static DirectoryLock take(Path directory) {
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(
              directory.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel, 0, 1).isEmpty()) {
        channel.close();
        throw HarnessException.output(
            "%s is in use by another run; wait for it to end, or choose another --out", directory);
      }
      awaitWorkers(channel, directory);
      return new DirectoryLock(channel);
    } catch (IOException e) {
      throw TrialTree.unwritable(directory, e);
    }
  }

  /** Fails when the lock was lost, which nothing in this process does. */
  void requireHeld() {
    if (!channel.isOpen()) {
      throw new IllegalStateException("the directory's lock was closed");
    }
  }

  /** Workers end with their run, but it may have been killed this very moment. */
  private static void awaitWorkers(FileChannel channel, Path directory) throws IOException {
    for (int i = 0; i < POLLS; i++) {
      Optional<FileLock> all = lock(channel, 1, Long.MAX_VALUE - 1);
      if (all.isPresent()) {
        all.get().release();
        return;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    channel.close();
    throw HarnessException.output(
        "%s is in use by workers of an earlier run that do not end; end their processes, or choose"
            + " another --out",
        directory);
  }

  private static Optional<FileLock> lock(FileChannel channel, long from, long size)
      throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock(from, size, false));
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The system closes it with the process, and nothing was written to it.
      System.err.println("the lock could not be released: " + e);
    }
  }
}
