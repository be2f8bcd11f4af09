package org.algoperf.scoring.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.algoperf.scoring.compare.Judgement;
import org.algoperf.scoring.compare.NoiseFloor;
import org.junit.jupiter.api.Test;

/** Every night runs on a machine of its own. */
class TrendsTest {

  private static List<Trend> trends(List<Night> nights) {
    return new Trends(nights, "nadamw", NoiseFloor.ASSUMED).all();
  }

  @Test
  void theNightOfAChangeIsMarkedAndNoOther() {
    List<Night> nights =
        IntStream.rangeClosed(1, 20).mapToObj(i -> Nights.of(i, i < 11 ? 1 : 1.15)).toList();
    Trend mine = trends(nights).get(0);
    assertEquals("mine", mine.submission());
    List<Integer> slower =
        IntStream.range(0, 20)
            .filter(i -> mine.points().get(i).judgement().equals(Optional.of(Judgement.SLOWER)))
            .boxed()
            .toList();
    assertEquals(List.of(10), slower);
    assertEquals(List.of(10), mine.changes());
    assertEquals(1.15 / 1.1, mine.last().relative(), 0.02);
  }

  @Test
  void theBaselineIsComparedWithNothing() {
    Trend baseline = trends(List.of(Nights.of(1, 1), Nights.of(2, 1))).get(1);
    assertEquals("nadamw", baseline.submission());
    assertEquals(Optional.empty(), baseline.last().change());
    assertEquals(1, baseline.last().relative());
  }

  @Test
  void theTableShowsBarsAndTheVerdict() {
    List<Night> nights = List.of(Nights.of(1, 1), Nights.of(2, 1.3));
    String table = HistoryText.table(nights, "nadamw", trends(nights), 80);
    assertTrue(
        table.startsWith("2 nights, 2026-01-01 to 2026-01-02; time on the wall clock is"), table);
    assertTrue(table.contains("▁█"), table);
    assertTrue(table.contains("slower, 1."), table);
    assertTrue(table.lines().allMatch(line -> line.length() <= 80), table);
  }

  @Test
  void noTimeIsShownRelativeToABaselineThatMissed() {
    List<Night> nights = List.of(Nights.of(1, 1, Double.POSITIVE_INFINITY));
    List<Trend> trends = trends(nights);
    assertTrue(Double.isNaN(trends.get(0).last().relative()));
    String table = HistoryText.table(nights, "nadamw", trends, 80);
    String mine = table.lines().filter(line -> line.startsWith("mine")).findFirst().orElseThrow();
    assertTrue(mine.matches("mine +1\\.000 +▅ +– +·"), table);
  }

  @Test
  void barsRiseWithTheValueAndGapsAreDots() {
    assertEquals("▁█▅·", HistoryText.spark(List.of(1.0, 2.0, 1.5, Double.NaN)));
    assertEquals("▅▅", HistoryText.spark(List.of(1.0, 1.0)));
  }
}
