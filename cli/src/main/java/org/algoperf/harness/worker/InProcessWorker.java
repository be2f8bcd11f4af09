package org.algoperf.harness.worker;

import java.time.Duration;
import java.util.function.Consumer;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.trial.Clock;
import org.algoperf.harness.trial.Environment;

/**
 * A worker in this process, on the calling thread. It cannot be killed: a submission that hangs or
 * exits takes the run with it.
 */
public final class InProcessWorker implements Worker {

  private final Environment environment;
  private final WorkerSession session;
  private Consumer<Event> listener = event -> {};

  /** A worker that is the only one. */
  public InProcessWorker(Catalog catalog, Clock clock) {
    environment = Environment.of(1);
    session = new WorkerSession(catalog, clock, environment, event -> listener.accept(event));
  }

  @Override
  public Environment environment() {
    return environment;
  }

  @Override
  public Event.Reply call(Request request, Consumer<Event> events, Duration silence) {
    listener = events;
    return session.fulfil(request);
  }

  @Override
  public boolean isWorn() {
    return false;
  }

  @Override
  public void close() {
    // Another thread may be running a trial on the data; it is freed with the process.
  }
}
