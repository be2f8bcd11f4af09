package org.algoperf.harness.worker;

/**
 * The part of a run that some workers do, beside others in the same directory.
 *
 * @param name that begins the names of their logs; empty for all of a run
 * @param firstLock by which they are told apart from the workers of other parts
 */
public record Part(String name, int firstLock) {

  /** All of a run. */
  public static final Part ALL = new Part("", 0);

  private static final int MOST_WORKERS = 1 << 10;
  private static final int TASKS = 1 << 30;

  /** A shard, from 1. */
  public static Part shard(int number) {
    return new Part("shard-" + number + "-", number * MOST_WORKERS);
  }

  /** A task with one worker, by the first of its trials. */
  public static Part task(int trial) {
    return new Part("trial-" + trial + "-", TASKS + trial);
  }

  boolean isAll() {
    return name.isEmpty();
  }
}
