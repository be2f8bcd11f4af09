package org.algoperf.harness.trial;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import org.algoperf.workloads.torch.Torch;

/**
 * Notices what a submission does beside its steps, from the moment before its first code runs:
 * threads and processes that run on when its methods have returned, where they would work off the
 * clock, and settings of the process on which other trials depend.
 */
final class Conduct {

  private static final long ENDING_MS = 200;
  private static final String REAPER = "process reaper";

  private final Set<Thread> threads = threads();
  private final Settings settings = Settings.now();

  /**
   * Checks while none of the submission's code should run.
   *
   * @throws MisconductException with what was found
   */
  void check() {
    offence()
        .ifPresent(
            what -> {
              throw new MisconductException(what);
            });
  }

  /** What the submission has left, in words. */
  Optional<String> offence() {
    for (Thread thread : threads()) {
      if (!threads.contains(thread) && runsOn(thread)) {
        return Optional.of(
            "the thread '%s' runs on after the submission's methods have returned, off the clock"
                .formatted(thread.getName()));
      }
    }
    return process().or(() -> settings.changed(Settings.now()));
  }

  private static boolean runsOn(Thread thread) {
    if (thread.getClass().getName().startsWith("com.sun.jna.") || isReaper(thread)) {
      return false;
    }
    if (thread instanceof ForkJoinWorkerThread worker
        && worker.getPool() == ForkJoinPool.commonPool()) {
      return !ForkJoinPool.commonPool().awaitQuiescence(ENDING_MS, TimeUnit.MILLISECONDS);
    }
    try {
      thread.join(ENDING_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return thread.isAlive();
  }

  /** A child process; looked for where the thread that awaits its end tells that there was one. */
  private Optional<String> process() {
    if (threads().stream().noneMatch(Conduct::isReaper)) {
      return Optional.empty();
    }
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .findFirst()
        .map(
            child ->
                "the process %d (%s) runs on, off the clock"
                    .formatted(child.pid(), command(child)));
  }

  private static String command(ProcessHandle child) {
    return child.info().command().orElse("unknown");
  }

  private static boolean isReaper(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return thread.getName().startsWith(REAPER) && group != null && group.getParent() == null;
  }

  private static Set<Thread> threads() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Thread[] found = new Thread[root.activeCount() + 64];
    int count = root.enumerate(found, true);
    return new HashSet<>(Arrays.asList(found).subList(0, count));
  }

  /** What one trial can change for the next in the same process. */
  private record Settings(
      Map<Object, Object> properties,
      Locale locale,
      TimeZone timeZone,
      List<Object> streams,
      int torchThreads) {

    static Settings now() {
      InputStream in = System.in;
      PrintStream out = System.out;
      PrintStream err = System.err;
      return new Settings(
          new HashMap<>(System.getProperties()),
          Locale.getDefault(),
          TimeZone.getDefault(),
          List.of(in, out, err),
          Torch.threads());
    }

    Optional<String> changed(Settings now) {
      for (Map.Entry<Object, Object> property : properties.entrySet()) {
        if (!Objects.equals(property.getValue(), now.properties.get(property.getKey()))) {
          return change("the system property '" + property.getKey() + "'");
        }
      }
      if (!locale.equals(now.locale) || !timeZone.equals(now.timeZone)) {
        return change("the default locale or time zone");
      }
      if (!streams.equals(now.streams)) {
        return change("the standard streams");
      }
      return torchThreads == now.torchThreads ? Optional.empty() : change("the torch threads");
    }

    private static Optional<String> change(String what) {
      return Optional.of("the submission changed " + what + ", which other trials depend on");
    }
  }
}
