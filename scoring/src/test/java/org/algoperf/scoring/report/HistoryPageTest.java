package org.algoperf.scoring.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.ScoringException;
import org.algoperf.scoring.SyntheticLogs;
import org.algoperf.scoring.compare.NoiseFloor;
import org.algoperf.scoring.history.Night;
import org.algoperf.scoring.history.Nights;
import org.algoperf.scoring.history.Trend;
import org.algoperf.scoring.history.Trends;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryPageTest {

  private static final List<Night> NIGHTS =
      IntStream.rangeClosed(1, 16).mapToObj(i -> Nights.of(i, i < 16 ? 1 : 1.3)).toList();
  private static final List<Trend> TRENDS = new Trends(NIGHTS, "nadamw", NoiseFloor.ASSUMED).all();

  @TempDir Path directory;

  @Test
  void theBrowserShowsTheChangeAndAsksForNothing() throws IOException, InterruptedException {
    Leaderboard board =
        SyntheticLogs.leaderboard(directory.resolve("logs"), List.of("mine", "nadamw"));
    Path page = directory.resolve("page.html");
    Files.writeString(page, HistoryPage.write(board, NIGHTS, "nadamw", TRENDS));
    try (Chromium browser = Chromium.start(Files.createDirectory(directory.resolve("profile")))) {
      for (int width : new int[] {1400, 1000, 400, 360}) {
        browser.assertStandsAlone(page.toUri(), width, width == 360);
      }
      assertEquals(1, browser.evaluate("document.querySelectorAll('path.slower').length").asInt());
      String lede = browser.evaluate("document.querySelector('.lede').innerText").asText();
      assertEquals("mine is slower than the night before.", lede);
    }
  }

  @Test
  void aFirstNightHasNoneBeforeItAndAFlatLineAnAxis() throws IOException {
    Leaderboard board =
        SyntheticLogs.leaderboard(directory.resolve("logs"), List.of("mine", "nadamw"));
    Trend.Point point =
        new Trend.Point("2026-01-01", 0, Double.NaN, new TreeMap<>(), Optional.empty());
    String page =
        HistoryPage.write(
            board,
            NIGHTS.subList(0, 1),
            "nadamw",
            List.of(new Trend("mine", List.of(point), List.of())));
    assertTrue(page.contains("There is no night before this one."), page);
    assertTrue(page.contains(">1.00</text>"), page);
    assertTrue(page.contains(">0.00</text>"), page);
    assertFalse(page.contains("e-09"), page);
  }

  @Test
  void theTableGoesBetweenItsMarkers() {
    String table = HistoryMarkdown.write(NIGHTS, "nadamw", TRENDS);
    assertTrue(table.contains("| 1 | mine | 1.0000 |  | 1."), table);
    assertTrue(table.contains("slower, 1."), table);
    String text =
        HistoryMarkdown.insert(
            "a\n<!-- algoperf:leaderboard -->\nold\n<!-- /algoperf:leaderboard -->\nb\n", table);
    assertTrue(text.startsWith("a\n<!-- algoperf:leaderboard -->\n| Rank |"), text);
    assertTrue(text.endsWith("<!-- /algoperf:leaderboard -->\nb\n"), text);
    ScoringException e =
        assertThrows(ScoringException.class, () -> HistoryMarkdown.insert("a", table));
    assertEquals(
        "expected the lines '<!-- algoperf:leaderboard -->' and '<!-- /algoperf:leaderboard -->',"
            + " which say where the table goes",
        e.getMessage());
  }
}
