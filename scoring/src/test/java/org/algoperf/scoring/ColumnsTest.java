package org.algoperf.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ColumnsTest {

  private static final List<List<String>> ROWS =
      List.of(
          List.of("name", "n", "seconds"), List.of("adamw", "2", "1.5"), List.of("sgd", "10", "–"));

  @Test
  void everyColumnIsAsWideAsItsWidestCell() {
    assertEquals(
        """
        name   n   seconds
        adamw  2   1.5
        sgd    10  –
        """,
        Columns.left(ROWS));
  }

  @Test
  void numbersStandUnderTheirHeaderFlushRight() {
    assertEquals(
        """
        name    n  seconds
        adamw   2      1.5
        sgd    10        –
        """,
        Columns.byKind(ROWS));
  }

  @Test
  void nothingIsAnEmptyLine() {
    assertEquals("\n", Columns.left(List.of(List.of())));
  }
}
