package org.algoperf.harness.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.trial.Environment;

/** A worker in a process of its own. */
public final class ProcessWorker implements Worker {

  private static final Duration START = Duration.ofMinutes(2);
  private static final long WATCH_MS = 250;
  private static final int SIGNAL_BASE = 128;

  private final Process process;
  private final BufferedReader events;
  private final Writer requests;
  private final ScheduledExecutorService watchdog;
  private final Path log;
  private final ProcessWatch watch;
  private final ScheduledFuture<?> watching;
  private final Environment environment;
  private final AtomicReference<String> killed = new AtomicReference<>();

  private ProcessWorker(Process process, ScheduledExecutorService watchdog, Path log, Limits limits)
      throws WorkerDiedException {
    this.process = process;
    this.watchdog = watchdog;
    this.log = log;
    this.watch = new ProcessWatch(process.pid(), log, limits);
    this.watching =
        watchdog.scheduleWithFixedDelay(
            () -> watch.excess().ifPresent(this::kill), WATCH_MS, WATCH_MS, TimeUnit.MILLISECONDS);
    events =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    requests = process.outputWriter(StandardCharsets.UTF_8);
    Event first = next(START);
    if (first instanceof Event.Failed failed) {
      close();
      throw new HarnessException(failed.kind(), failed.message());
    }
    if (!(first instanceof Event.Ready ready) || ready.protocol() != Message.PROTOCOL) {
      close();
      throw new WorkerDiedException(
          "expected a worker of protocol %d, found %s".formatted(Message.PROTOCOL, first));
    }
    environment = ready.environment();
  }

  /**
   * Starts a process, and waits until it is ready.
   *
   * @param claims the cores of the workers
   * @param watchdog ends workers that are silent for too long, or pass a limit
   * @throws WorkerDiedException when it ends instead
   */
  static ProcessWorker start(
      WorkerCommand command, int number, CoreClaims claims, ScheduledExecutorService watchdog)
      throws WorkerDiedException {
    Process process;
    try {
      process = command.process(number, claims).start();
    } catch (IOException e) {
      throw new HarnessException(
          ErrorKind.INTERNAL, "cannot start a worker process: " + e.getMessage(), e);
    }
    try {
      return new ProcessWorker(process, watchdog, command.log(number), command.limits());
    } catch (WorkerDiedException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  @Override
  public Environment environment() {
    return environment;
  }

  @Override
  public Event.Reply call(Request request, Consumer<Event> listener, Duration silence)
      throws WorkerDiedException {
    try {
      requests.write(request.line() + "\n");
      requests.flush();
    } catch (IOException e) {
      throw died();
    }
    while (true) {
      Event event = next(silence);
      if (event instanceof Event.Reply reply) {
        return reply;
      }
      listener.accept(event);
    }
  }

  private Event next(Duration silence) throws WorkerDiedException {
    ScheduledFuture<?> kill =
        watchdog.schedule(
            () -> kill("the trial hung, with no sign of life for " + silence.toSeconds() + " s"),
            silence.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      String line = events.readLine();
      if (line == null) {
        throw died();
      }
      if (Message.parse(line) instanceof Event event) {
        return event;
      }
      throw new ProtocolException("expected an event, found " + line, null);
    } catch (IOException e) {
      throw died();
    } catch (ProtocolException e) {
      close();
      throw new WorkerDiedException("the worker broke the protocol: " + e.getMessage());
    } finally {
      kill.cancel(false);
    }
  }

  private void kill(String reason) {
    killed.compareAndSet(null, reason);
    close();
  }

  private WorkerDiedException died() {
    try {
      boolean ended = process.waitFor(10, TimeUnit.SECONDS);
      close();
      watch.trimLog();
      if (killed.get() != null) {
        return new WorkerDiedException("killed: " + killed.get());
      }
      if (!ended) {
        return new WorkerDiedException("the worker process closed its output; see " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      return new WorkerDiedException("interrupted while the worker process ended");
    } catch (IOException e) {
      return new WorkerDiedException("killed: %s, which cannot be cut".formatted(killed.get()));
    }
    return new WorkerDiedException(
        "the worker process ended with %s; see %s".formatted(exit(process.exitValue()), log));
  }

  /** An exit value in words: Java adds 128 to the number of a signal. */
  static String exit(int value) {
    String signal =
        switch (value - SIGNAL_BASE) {
          case 4 -> " (SIGILL)";
          case 6 -> " (SIGABRT: a native abort)";
          case 7 -> " (SIGBUS)";
          case 8 -> " (SIGFPE)";
          case 9 -> " (SIGKILL: out of memory, or killed by hand)";
          case 11 -> " (SIGSEGV)";
          case 15 -> " (SIGTERM)";
          default -> "";
        };
    return "exit code " + value + signal;
  }

  @Override
  public boolean isWorn() {
    return watch.isWorn();
  }

  @Override
  public void close() {
    watching.cancel(false);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
