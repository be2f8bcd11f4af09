package org.algoperf.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FittedColumnsTest {

  private static final List<List<String>> ROWS =
      List.of(
          List.of("name", "summary", "state_bytes", "point"),
          List.of(
              "adamw", "Adam with decoupled weight decay", "8.0", "learning_rate=0.001 beta1=0.9"),
          List.of("sgd", "no state at all", "0.0", "learning_rate=0.1"));

  @Test
  void whatFitsIsLeftAlone() {
    assertEquals(Columns.left(ROWS), FittedColumns.write(ROWS, 90, List.of()));
  }

  @Test
  void wordsAreWrappedInTheirColumns() {
    assertEquals(
        """
        name   summary                  state_  point
                                        bytes
        adamw  Adam with decoupled      8.0     learning_rate=0.001
               weight decay                     beta1=0.9
        sgd    no state at all          0.0     learning_rate=0.1
        """,
        FittedColumns.write(ROWS, 63, List.of()));
  }

  @Test
  void theLastColumnOfTextGoesFirstAndIsNamed() {
    assertEquals(
        """
        name   summary               state_
                                     bytes
        adamw  Adam with decoupled   8.0
               weight decay
        sgd    no state at all       0.0

        too narrow for point: --format csv
        shows all
        """,
        FittedColumns.write(ROWS, 35, List.of()));
  }

  @Test
  void whatIsLeastImportantGoesBeforeIt() {
    String header =
        FittedColumns.write(ROWS, 54, List.of("state_bytes")).lines().findFirst().orElseThrow();
    assertTrue(header.matches("name   summary +point"), header);
  }

  @Test
  void noLineIsWiderThanWhatWasAskedFor() {
    for (int width = 35; width < 90; width++) {
      int columns = width;
      FittedColumns.write(ROWS, width, List.of())
          .lines()
          .forEach(line -> assertTrue(line.length() <= columns, columns + ": " + line));
    }
  }
}
