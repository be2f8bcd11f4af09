package org.algoperf.scoring.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.SyntheticLogs;
import org.algoperf.scoring.compare.Comparer;
import org.algoperf.scoring.compare.NoiseFloor;
import org.algoperf.scoring.compare.ResultSet;
import org.algoperf.scoring.compare.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison in a real browser, on a page of its own and on that of a run. */
class ComparisonPageTest {

  private static final int[] WIDTHS = {400, 1400};

  @TempDir Path directory;

  private static ComparisonReport report() {
    ResultSet results =
        new Simulation(1, "m", 5)
            .results(
                1,
                Map.of("nadamw", 1.0, "slow", 1.1, "same", 1.0, "lost", Double.POSITIVE_INFINITY));
    Comparer comparer = new Comparer(NoiseFloor.ASSUMED, 400, 1);
    return new ComparisonReport(
        "nadamw",
        "<b>run</b>",
        "wall",
        NoiseFloor.ASSUMED,
        List.of("slow", "same", "lost").stream()
            .map(s -> comparer.within(results, s, "nadamw"))
            .toList(),
        List.of("smoke run: these times mean nothing"));
  }

  @Test
  void bothPagesAreReadableNarrowAndWideInLightAndDark() throws IOException, InterruptedException {
    Path own = directory.resolve("own.html");
    Files.writeString(own, report().write(ComparisonReport.Format.HTML));
    Leaderboard board =
        SyntheticLogs.leaderboard(directory.resolve("logs"), List.of("mine", "nadamw"));
    Path run = directory.resolve("run.html");
    Files.writeString(run, Format.HTML.write(board, Optional.of(report())));
    try (Chromium browser = Chromium.start(Files.createDirectory(directory.resolve("profile")))) {
      for (Path page : List.of(own, run)) {
        for (int width : WIDTHS) {
          browser.open(page.toUri(), width, width == WIDTHS[0]);
          assertEquals(List.of(), browser.errors);
          assertEquals(List.of(page.toUri().toString()), browser.requests);
          assertTrue(fits(browser), page + " is cut off at " + width);
          assertEquals(12, browser.evaluate("document.querySelectorAll('.ratio').length").asInt());
        }
      }
      assertEquals("slower", text(browser, ".ratio.overall .flag.slower"));
      assertTrue(
          text(browser, ".ratio.overall .why")
              .endsWith("all of the interval is beyond the noise floor of 2.0 %"));
      assertEquals("Comparison", text(browser, "nav a[href='#comparison']"));
    }
  }

  /** Whether every part of every row lies within the window, figures as wide as they need. */
  private static boolean fits(Chromium browser) {
    return browser
        .evaluate(
            "[...document.querySelectorAll('.ratio > *')].every(e => {"
                + " const b = e.getBoundingClientRect();"
                + " return b.left >= 0 && b.right <= document.documentElement.clientWidth; })"
                + " && [...document.querySelectorAll('.ratio svg')]"
                + ".every(e => e.getBoundingClientRect().width >= 220)"
                + " && document.documentElement.scrollWidth"
                + " <= document.documentElement.clientWidth")
        .asBoolean();
  }

  private static String text(Chromium browser, String selector) {
    return browser
        .evaluate(
            "[...document.querySelectorAll(\"%s\")].slice(0, 1).map(e => e.innerText).join('')"
                .formatted(selector))
        .asText();
  }

  @Test
  void aPageWithoutAComparisonHasNoPlaceForIt() throws IOException {
    Leaderboard board =
        SyntheticLogs.leaderboard(directory.resolve("logs"), List.of("mine", "nadamw"));
    assertFalse(Format.HTML.write(board).contains("id=\"comparison\""));
  }

  @Test
  void whatDoesNotFitTheScaleIsAnArrow() {
    String page = report().write(ComparisonReport.Format.HTML);
    assertTrue(page.contains("aria-label=\"ratio missed, interval missed to missed\""), page);
    assertTrue(page.contains("<path class=\"arrow\" d=\"M290 8v10l9 -5z\"/>"), page);
    assertTrue(page.contains("1.25× slower"), page);
    assertTrue(page.contains("&lt;b&gt;run&lt;/b&gt; against nadamw"), page);
  }
}
