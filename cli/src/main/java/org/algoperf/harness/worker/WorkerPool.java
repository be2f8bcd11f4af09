package org.algoperf.harness.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;

/** Workers that are started when first needed, and replaced when they die. */
public final class WorkerPool implements AutoCloseable {

  /** A machine that is short of memory for a moment must not end a run of hours. */
  private static final int ATTEMPTS = 3;

  private final WorkerFactory factory;
  private final List<Seat> seats;
  private final ExecutorService threads;
  private volatile boolean stopped;

  /** A pool whose workers are not started yet. */
  public WorkerPool(WorkerFactory factory) {
    this.factory = factory;
    this.seats = IntStream.range(0, factory.count()).mapToObj(Seat::new).toList();
    this.threads =
        Executors.newFixedThreadPool(
            factory.count(),
            task -> {
              Thread thread = new Thread(task, "worker-seat");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** What is done with a worker. */
  @FunctionalInterface
  public interface Work {
    /** Uses the seat's worker, on a thread of the seat's own. */
    void with(Seat seat) throws WorkerDiedException;
  }

  /** A place in the pool: a worker, and after its death the next. */
  public final class Seat {

    private final int number;
    private final AtomicReference<Worker> worker = new AtomicReference<>();

    private Seat(int number) {
      this.number = number;
    }

    /** From 0. */
    public int number() {
      return number;
    }

    /** The worker, which is started if there is none. */
    public Worker worker() throws WorkerDiedException {
      requireRunning();
      if (worker.get() == null) {
        worker.set(start());
        if (stopped) {
          discard();
        }
        requireRunning();
      }
      return worker.get();
    }

    private Worker start() throws WorkerDiedException {
      for (int attempt = 1; attempt < ATTEMPTS && !stopped; attempt++) {
        try {
          return factory.start(number);
        } catch (WorkerDiedException e) {
          System.err.printf("worker %d did not start (%s); another try%n", number, e.getMessage());
        }
      }
      return factory.start(number);
    }

    /** Ends the worker; the next call of {@link #worker} starts another. */
    public void discard() {
      Worker old = worker.getAndSet(null);
      if (old != null) {
        old.close();
      }
    }
  }

  /** The number of workers. */
  public int size() {
    return seats.size();
  }

  /**
   * Does the work on every seat at the same time, and returns when all have ended.
   *
   * @throws HarnessException the first that a seat threw, after the others were ended; of kind
   *     INTERRUPTED once the pool was closed
   */
  public void onEach(Work work) {
    AtomicReference<HarnessException> failure = new AtomicReference<>();
    List<Future<?>> futures = new ArrayList<>();
    for (Seat seat : seats) {
      futures.add(threads.submit(() -> run(work, seat, failure)));
    }
    for (Future<?> future : futures) {
      await(future, failure);
    }
    requireRunningUnless(failure.get());
  }

  /** Whether the pool was closed, or a seat has failed so that all were ended. */
  public boolean isStopped() {
    return stopped;
  }

  private void run(Work work, Seat seat, AtomicReference<HarnessException> failure) {
    try {
      work.with(seat);
    } catch (WorkerDiedException e) {
      fail(failure, new HarnessException(ErrorKind.INTERNAL, e.getMessage(), e));
    } catch (HarnessException e) {
      fail(failure, e);
    } catch (RuntimeException e) {
      fail(failure, new HarnessException(ErrorKind.INTERNAL, String.valueOf(e), e));
    }
  }

  private void fail(AtomicReference<HarnessException> failure, HarnessException e) {
    // What fails because the pool was closed is not the reason for which it was closed.
    if (!stopped && failure.compareAndSet(null, e)) {
      close();
    }
  }

  private void await(Future<?> future, AtomicReference<HarnessException> failure) {
    try {
      future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
    } catch (ExecutionException e) {
      fail(failure, new HarnessException(ErrorKind.INTERNAL, e.getMessage(), e));
    }
  }

  private void requireRunningUnless(HarnessException failure) {
    if (failure != null) {
      throw failure;
    }
    requireRunning();
  }

  private void requireRunning() {
    if (stopped) {
      throw new HarnessException(ErrorKind.INTERRUPTED, "stopped");
    }
  }

  /** Ends all workers at once; from any thread, any number of times. */
  @Override
  public void close() {
    stopped = true;
    seats.forEach(Seat::discard);
    threads.shutdown();
    factory.close();
  }
}
