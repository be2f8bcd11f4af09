package org.algoperf.harness.worker;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.trial.Clock;

/** Starts the workers of a pool. */
public interface WorkerFactory extends AutoCloseable {

  /** How many workers the pool has. */
  int count();

  /**
   * Starts a worker, and waits until it is ready.
   *
   * @param number from 0
   */
  Worker start(int number) throws WorkerDiedException;

  /** What whoever reads the logs of these workers should know, in words. */
  default Optional<String> warning() {
    return Optional.empty();
  }

  /** Gives back what the workers had for themselves; no worker may be started any more. */
  @Override
  default void close() {}

  /** One process for each worker, on a core of its own if there are enough. */
  static WorkerFactory processes(WorkerCommand command) {
    ScheduledExecutorService watchdog =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "worker-watchdog");
              thread.setDaemon(true);
              return thread;
            });
    CoreClaims claims = command.claims();
    return new WorkerFactory() {
      @Override
      public int count() {
        return command.count();
      }

      @Override
      public Worker start(int number) throws WorkerDiedException {
        return ProcessWorker.start(command, number, claims, watchdog);
      }

      @Override
      public Optional<String> warning() {
        return claims.isRefused()
            ? Optional.of(
                "another run has cores of this machine: workers are not pinned, and the logs say"
                    + " that their cores are shared; give both fewer --workers, or wait")
            : Optional.empty();
      }

      @Override
      public void close() {
        claims.close();
      }
    };
  }

  /** A single worker in this process. */
  static WorkerFactory inProcess(Catalog catalog, Clock clock) {
    return new WorkerFactory() {
      @Override
      public int count() {
        return 1;
      }

      @Override
      public Worker start(int number) {
        return new InProcessWorker(catalog, clock);
      }
    };
  }
}
