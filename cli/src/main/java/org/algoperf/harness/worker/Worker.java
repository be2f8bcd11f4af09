package org.algoperf.harness.worker;

import java.time.Duration;
import java.util.function.Consumer;
import org.algoperf.harness.trial.Environment;

/** Something that fulfils one request at a time: another process, or this one. */
public interface Worker extends AutoCloseable {

  /** What its trials run on. */
  Environment environment();

  /**
   * Sends a request, and waits for the reply.
   *
   * @param events receives what comes before the reply
   * @param silence the longest time without an event, after which the worker is killed
   * @throws WorkerDiedException when the worker ends, or is ended, before it has replied
   */
  Event.Reply call(Request request, Consumer<Event> events, Duration silence)
      throws WorkerDiedException;

  /** Whether it should be replaced before the next trial, because of what the last has left. */
  boolean isWorn();

  /** Ends the worker at once; from any thread, any number of times. */
  @Override
  void close();
}
