package org.algoperf.harness.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class CoreClaimsTest {

  /** Three whole cores, then the second threads of two of them. */
  private static final Cores CORES = new Cores(List.of(2, 4, 6, 3, 5), 3);

  @TempDir Path directory;

  private CoreClaims take(int workers) {
    return CoreClaims.take(CORES, workers, directory);
  }

  /** Another run, on two cores, until it is killed. */
  public static final class Other {

    private Other() {}

    /**
     * The process.
     *
     * @param arguments the directory of the locks
     */
    public static void main(String[] arguments) {
      CoreClaims claims = CoreClaims.take(CORES, 2, Path.of(arguments[0]));
      System.out.println(claims.of(0).orElseThrow() + " " + claims.of(1).orElseThrow());
      while (true) {
        LockSupport.park();
      }
    }
  }

  @Test
  void aSecondRunTakesWhatIsLeft() {
    try (CoreClaims first = take(1);
        CoreClaims second = take(2)) {
      assertEquals(Optional.of(2), first.of(0));
      assertEquals(Optional.of(4), second.of(0));
      assertEquals(Optional.of(6), second.of(1));
    }
    try (CoreClaims again = take(1)) {
      assertEquals(Optional.of(2), again.of(0));
    }
  }

  @Test
  void nobodyIsPinnedWhereTooFewAreLeft() {
    try (CoreClaims first = take(2)) {
      try (CoreClaims second = take(2)) {
        assertTrue(second.isRefused());
        assertEquals(Optional.empty(), second.of(0));
      }
      // What the refused run had taken meanwhile is free again.
      try (CoreClaims third = take(1)) {
        assertEquals(Optional.of(6), third.of(0));
      }
      assertEquals(Optional.of(4), first.of(1));
    }
  }

  @Test
  void moreWorkersThanProcessorsHaveNoneAndNobodyIsToBlame() {
    try (CoreClaims claims = take(6)) {
      assertFalse(claims.isRefused());
      assertEquals(Optional.empty(), claims.of(0));
    }
    try (CoreClaims all = take(5)) {
      assertEquals(Optional.of(5), all.of(4));
    }
  }

  @Test
  void anotherProcessHoldsItsCoresUntilItIsKilled() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Other.class.getName(),
                directory.toString())
            .start();
    try (BufferedReader out = other.inputReader()) {
      assertEquals("2 4", out.readLine());
      try (CoreClaims claims = take(1)) {
        assertEquals(Optional.of(6), claims.of(0));
      }
    } finally {
      other.destroyForcibly().waitFor();
    }
    try (CoreClaims claims = take(1)) {
      assertEquals(Optional.of(2), claims.of(0));
    }
  }
}
