package org.algoperf.harness.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.worker.WorkerLock;

/**
 * Who works on a directory. The first byte of the lock's file stands for the plan, and byte
 * 2<sup>32</sup> + i for trial i; those between are of worker processes. A run locks the plan and
 * all trials; a shard, or a task of a cluster, its trials. The system releases them when the
 * process ends, however it ends, so that a crash never blocks the next run; the file stays.
 *
 * <p>On POSIX systems a process loses its locks on a file when it closes any channel to it, so that
 * a process holds one lock per directory at a time.
 */
public final class DirectoryLock implements AutoCloseable {

  static final String NAME = WorkerLock.NAME;

  private static final long PLAN = 0;
  private static final long WORKERS = 1;
  private static final long TRIALS = 1L << 32;
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int POLLS = 200;

  private final Path directory;
  private final FileChannel channel;
  private final List<FileLock> taken = new ArrayList<>();

  private DirectoryLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * Makes the directory if there is none, and locks all of it, as soon as no worker of an earlier
   * run is alive that might still write.
   *
   * @throws HarnessException when another process works on it, or it cannot be made
   */
  public static DirectoryLock take(Path directory) {
    DirectoryLock lock = open(directory);
    lock.takeOrClose(PLAN, 1, inUse(directory));
    lock.takeOrClose(TRIALS, TRIALS, inUse(directory));
    lock.awaitWorkers();
    return lock;
  }

  /** Workers end with their run, but it may have been killed this very moment. */
  private void awaitWorkers() {
    for (int i = 0; i < POLLS; i++) {
      if (tryTake(WORKERS, TRIALS - WORKERS)) {
        release(List.of(taken.get(taken.size() - 1)));
        return;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    close();
    throw HarnessException.output(
        "%s is in use by workers of an earlier run that do not end; end their processes, or choose"
            + " another --out",
        directory);
  }

  /**
   * Makes the directory if there is none, and locks its plan; waits while another process makes it.
   *
   * @param waiting is called once when it has to wait
   * @throws HarnessException when that process has taken the trials, too
   */
  static DirectoryLock takePlan(Path directory, Runnable waiting) {
    DirectoryLock lock = open(directory);
    for (boolean told = false; !lock.tryTake(PLAN, 1); told = true) {
      lock.requireTrialsLeft();
      if (!told) {
        waiting.run();
      }
      LockSupport.parkNanos(POLL_NANOS);
      if (Thread.currentThread().isInterrupted()) {
        lock.close();
        throw new HarnessException(ErrorKind.INTERRUPTED, "stopped");
      }
    }
    return lock;
  }

  /** The last byte of the trials belongs to none of them, but to a run that takes all. */
  private void requireTrialsLeft() {
    takeOrClose(2 * TRIALS - 1, 1, inUse(directory));
    release(List.of(taken.get(0)));
  }

  /** Whether some process works on a trial, or could. */
  static boolean isTaken(Path directory, PlannedTrial trial) throws IOException {
    Path file = directory.resolve(NAME);
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.tryLock(TRIALS + trial.index(), 1, true) == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  /** Gives up what was taken for some trials. */
  void exchangeFor(List<PlannedTrial> trials) {
    List<FileLock> before = List.copyOf(taken);
    takeTrials(trials);
    release(before);
  }

  private void release(List<FileLock> locks) {
    try {
      for (FileLock lock : locks) {
        lock.release();
      }
    } catch (IOException e) {
      close();
      throw TrialTree.unwritable(directory, e);
    }
    taken.removeAll(locks);
  }

  /** Fails when the lock was lost, which nothing in this process does. */
  public void requireHeld() {
    if (!channel.isOpen()) {
      throw new IllegalStateException("the directory's lock was closed");
    }
  }

  private void takeTrials(List<PlannedTrial> trials) {
    for (PlannedTrial trial : trials) {
      String use =
          "trial %d (%s) of %s is in use by another run"
              .formatted(trial.index(), trial.key().path(), directory);
      takeOrClose(TRIALS + trial.index(), 1, use);
    }
  }

  private static String inUse(Path directory) {
    return directory + " is in use by another run";
  }

  private void takeOrClose(long from, long size, String use) {
    if (!tryTake(from, size)) {
      close();
      throw HarnessException.output("%s; wait for it to end, or choose another --out", use);
    }
  }

  private boolean tryTake(long from, long size) {
    try {
      Optional<FileLock> lock = Optional.ofNullable(channel.tryLock(from, size, false));
      lock.ifPresent(taken::add);
      return lock.isPresent();
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      close();
      throw TrialTree.unwritable(directory, e);
    }
  }

  private static DirectoryLock open(Path directory) {
    try {
      Files.createDirectories(directory);
      return new DirectoryLock(
          directory,
          FileChannel.open(
              directory.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw TrialTree.unwritable(directory, e);
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
