package org.algoperf.harness.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Processes and threads of real submissions are in the test of faults. */
final class ConductTest {

  private final Conduct conduct = new Conduct();

  @Test
  void workThatEndsInTimeIsNobodysConcern() throws Exception {
    Thread thread = new Thread(() -> {}, "short");
    thread.start();
    assertEquals(499_500, IntStream.range(0, 1000).parallel().sum());
    assertEquals(1, CompletableFuture.supplyAsync(() -> 1).get());
    assertEquals(Optional.empty(), conduct.offence());
  }

  @Test
  void workInTheCommonPoolMustEndToo() throws Exception {
    Semaphore permit = new Semaphore(0);
    CountDownLatch started = new CountDownLatch(1);
    ForkJoinPool.commonPool()
        .execute(
            () -> {
              started.countDown();
              permit.acquireUninterruptibly();
            });
    // Between its queue and its thread the pool does not know of a task.
    started.await();
    try {
      assertEquals(
          Optional.of(
              "work in the common pool runs on after the submission's methods have returned, off"
                  + " the clock"),
          conduct.offence());
    } finally {
      permit.release();
    }
    assertEquals(Optional.empty(), conduct.offence());
  }

  @Test
  void aChangedLocaleIsNamed() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tlh"));
    try {
      assertEquals(
          "the submission changed the default locale or time zone, which other trials depend on",
          assertThrows(MisconductException.class, conduct::check).getMessage());
    } finally {
      Locale.setDefault(before);
    }
    conduct.check();
  }
}
