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
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.algoperf.workloads.torch.Torch;

/**
 * Notices what a submission does beside its steps, from the moment before its first code runs:
 * threads and processes that run on when its methods have returned, where they would work off the
 * clock, and settings of the process on which other trials depend.
 */
final class Conduct {

  private static final int ENDING_MS = 200;
  private static final String REAPER = "process reaper";

  private final Set<Thread> threads = threads();
  private final Set<ProcessHandle> processes = processes();
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
      if (!threads.contains(thread) && !isOurs(thread) && lasts(thread::isAlive)) {
        return Optional.of(runsOn("the thread '" + thread.getName() + "'"));
      }
    }
    if (lasts(() -> !ForkJoinPool.commonPool().isQuiescent())) {
      return Optional.of(runsOn("work in the common pool"));
    }
    return processes().stream()
        .filter(child -> !processes.contains(child))
        .findFirst()
        .map(
            child ->
                runsOn(
                    "the process %d (%s)"
                        .formatted(child.pid(), child.info().command().orElse("unknown"))))
        .or(() -> settings.changed(Settings.now()));
  }

  private static String runsOn(String what) {
    return what + " runs on after the submission's methods have returned, off the clock";
  }

  /** Whether it is so, and stays so for longer than a thread takes to end. */
  private static boolean lasts(BooleanSupplier state) {
    for (int i = 0; i < ENDING_MS && state.getAsBoolean(); i++) {
      LockSupport.parkNanos(1_000_000);
    }
    return state.getAsBoolean();
  }

  /**
   * Threads of the virtual machine, such as the one that answers {@code jstack}, and of libraries,
   * and those of the common pool, which outlive their work.
   */
  private static boolean isOurs(Thread thread) {
    return isOfTheMachine(thread)
        || thread.getClass().getName().startsWith("com.sun.jna.")
        || (thread instanceof ForkJoinWorkerThread worker
            && worker.getPool() == ForkJoinPool.commonPool());
  }

  /** Child processes; looked for where the thread that awaits an end tells that there was one. */
  private static Set<ProcessHandle> processes() {
    if (threads().stream().noneMatch(t -> isOfTheMachine(t) && t.getName().startsWith(REAPER))) {
      return Set.of();
    }
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .collect(Collectors.toSet());
  }

  private static boolean isOfTheMachine(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return group == null || group.getParent() == null;
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
