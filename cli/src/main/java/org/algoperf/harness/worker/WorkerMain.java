package org.algoperf.harness.worker;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.trial.Environment;
import org.algoperf.harness.trial.SystemClock;

/**
 * A worker process: reads requests from standard input and writes events to a channel of its own,
 * until its parent closes the pipe, in the middle of a trial if need be.
 *
 * <p>Both belong to the protocol: for others, standard input is empty, and what they print goes to
 * standard error, as far as there is room for it.
 */
public final class WorkerMain {

  private static final int PARENT_GONE = 0;
  private static final int FAULT = 70;

  /** The channel where the system offers no other. */
  static final String STANDARD_OUTPUT = "-";

  private static final int PRINTED_BYTES = 1 << 20;

  private final PrintStream out;
  private final CappedOutput printed =
      new CappedOutput(new FileOutputStream(FileDescriptor.err), PRINTED_BYTES);
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

  private WorkerMain(String channel) throws IOException {
    FileOutputStream events =
        channel.equals(STANDARD_OUTPUT)
            ? new FileOutputStream(FileDescriptor.out)
            : new FileOutputStream(channel);
    out = new PrintStream(events, false, StandardCharsets.UTF_8);
  }

  /**
   * Works until standard input ends.
   *
   * @param arguments the number of workers in all, which of them this is, the run's directory, the
   *     channel for events, and those of a {@link CatalogSource}
   */
  public static void main(String[] arguments) {
    try {
      WorkerMain worker = new WorkerMain(arguments[3]);
      worker.takeStreams();
      WorkerLock lock = WorkerLock.take(Path.of(arguments[2]), Integer.parseInt(arguments[1]));
      worker.work(Integer.parseInt(arguments[0]), List.of(arguments).subList(4, arguments.length));
      System.err.println("ended, with its lock " + (lock.isHeld() ? "held" : "lost"));
    } catch (Throwable e) {
      // Whatever it is, threads that a submission has left behind shall not keep the process alive.
      e.printStackTrace();
      Runtime.getRuntime().halt(FAULT);
    }
  }

  private void takeStreams() {
    InputStream in = System.in;
    System.setIn(InputStream.nullInputStream());
    PrintStream capped = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setErr(capped);
    System.setOut(capped);
    Thread reader = new Thread(() -> read(in), "requests");
    reader.setDaemon(true);
    reader.start();
  }

  /** A thread of its own, so that the end of the parent is noticed while a trial runs, too. */
  private void read(InputStream in) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        requests.add(line);
      }
    } catch (IOException e) {
      System.err.println("the pipe to the parent broke: " + e);
    }
    Runtime.getRuntime().halt(PARENT_GONE);
  }

  private void work(int workers, List<String> source)
      throws InterruptedException, ClassNotFoundException {
    Catalog catalog;
    try {
      catalog = CatalogSource.parse(source).make();
    } catch (HarnessException e) {
      send(new Event.Failed(e.kind(), e.getMessage()));
      return;
    }
    Environment environment = Environment.of(workers);
    try (WorkerSession session =
        new WorkerSession(catalog, new SystemClock(), environment, this::send)) {
      send(new Event.Ready(Message.PROTOCOL, environment));
      while (true) {
        String line = requests.take();
        if (!(Message.parse(line) instanceof Request request)) {
          throw new ProtocolException("expected a request, found " + line, null);
        }
        printed.renew();
        Event.Reply reply = session.fulfil(request);
        if (printed.flooded() > 0) {
          send(new Event.Flooded(printed.flooded()));
        }
        send(reply);
      }
    }
  }

  private synchronized void send(Event event) {
    out.print(event.line() + "\n");
    out.flush();
    if (out.checkError()) {
      Runtime.getRuntime().halt(PARENT_GONE);
    }
  }
}
