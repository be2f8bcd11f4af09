package org.algoperf.harness.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.algoperf.harness.Formats;
import org.algoperf.harness.HarnessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckpointIntervalTest {

  @ParameterizedTest
  @CsvSource({"90s,90s", "10min,10min", "' 10 MIN ',10min", "2h,2h", "500steps,500steps"})
  void isReadAndWritten(String text, String written) throws Exception {
    CheckpointInterval interval = CheckpointInterval.parse(text);
    assertEquals(written, interval.toString());
    String json = Formats.json().writeValueAsString(interval);
    assertEquals("\"" + written + "\"", json);
    assertEquals(interval, Formats.json().readValue(json, CheckpointInterval.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "min", "-1s", "1.5h", "10 minutes", "1e3steps", "9d"})
  void anythingElseIsRefused(String text) {
    HarnessException e = assertThrows(HarnessException.class, () -> CheckpointInterval.parse(text));
    assertEquals(
        "expected a time or a number of steps, such as 10min or 500steps, found '%s'"
            .formatted(text),
        e.getMessage());
  }

  @Test
  void nothingIsNoInterval() {
    HarnessException e =
        assertThrows(HarnessException.class, () -> CheckpointInterval.parse("0steps"));
    assertEquals(
        "expected a time or a number of steps, such as 10min or 500steps, found 0steps",
        e.getMessage());
  }

  @Test
  void countsStepsOrSeconds() {
    CheckpointInterval steps = CheckpointInterval.parse("500steps");
    assertFalse(steps.hasPassed(499, 1e9));
    assertTrue(steps.hasPassed(500, 0));
    CheckpointInterval hours = CheckpointInterval.parse("2h");
    assertFalse(hours.hasPassed(1_000_000, 7199));
    assertTrue(hours.hasPassed(0, 7200));
  }
}
