package org.algoperf.harness.worker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A worker's part of the run's lock file: byte 1 + N belongs to worker N. The system releases it
 * when the process has ended, so that who holds the whole file knows that no worker of an earlier
 * run can still write.
 */
public final class WorkerLock {

  /** The file's name in the directory of a run. */
  public static final String NAME = ".lock";

  private final FileLock lock;

  private WorkerLock(FileLock lock) {
    this.lock = lock;
  }

  /** Waits until the worker's predecessor has ended. */
  static WorkerLock take(Path directory, int number) throws IOException {
    // Never closed: the lock lives as long as the process.
    FileChannel channel =
        FileChannel.open(
            directory.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    return new WorkerLock(channel.lock(1L + number, 1, false));
  }

  boolean isHeld() {
    return lock.isValid();
  }
}
