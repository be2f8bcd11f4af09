package org.algoperf.harness.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.algoperf.harness.HarnessException;
import org.algoperf.scoring.log.Exclusivity;
import org.junit.jupiter.api.Test;

final class PlacementsTest {

  @Test
  void theVariableIsReadInAnyCase() {
    assertEquals(Exclusivity.EXCLUSIVE, Placements.parse(Optional.of("exclusive")));
    assertEquals(Exclusivity.SHARED, Placements.parse(Optional.of("SHARED")));
    assertEquals(Exclusivity.UNKNOWN, Placements.parse(Optional.empty()));
    HarnessException e =
        assertThrows(HarnessException.class, () -> Placements.parse(Optional.of("mine")));
    assertEquals(
        "ALGOPERF_EXCLUSIVITY: expected exclusive, shared or unknown, found 'mine'",
        e.getMessage());
  }

  @Test
  void linuxTellsTheCores() {
    assumeTrue(Files.isReadable(Path.of("/proc/self/status")), "needs Linux");
    assertFalse(Placements.ofThisProcess().cores().isEmpty());
  }
}
