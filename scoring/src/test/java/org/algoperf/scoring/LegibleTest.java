package org.algoperf.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LegibleTest {

  @Test
  void numbersHaveOneForm() {
    List<Double> values =
        List.of(1e-5, 1e-3, 9.99996e-4, 2.5e-4, 0.1 + 0.2, 10., 9_999_999., 1e7, -1.5e-8, 0., -0.);
    assertEquals(
        List.of("1e-5", "0.001", "0.001", "2.5e-4", "0.3", "10", "1e7", "1e7", "-1.5e-8", "0", "0"),
        values.stream().map(Legible::of).toList());
    assertEquals("NaN", Legible.of(Double.NaN));
  }

  @Test
  void otherValuesAreAsTheyAre() {
    assertEquals("123456", Legible.of(123456L));
    assertEquals("true", Legible.of(true));
    assertEquals("cosine", Legible.of("cosine"));
  }
}
