package org.algoperf.scoring.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.SyntheticLogs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. */
class HtmlReportTest {

  /** A name that would run as a script, were it not escaped. */
  static final String HOSTILE = "<img src=x onerror=alert(1)>&\"'";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path directory;

  private static Path page;
  private static Chromium browser;

  @BeforeAll
  static void open() throws IOException, InterruptedException {
    Leaderboard board =
        SyntheticLogs.leaderboard(
            directory.resolve("logs"), List.of("adamw", "muon", "sgd", HOSTILE));
    page = directory.resolve("leaderboard.html");
    Files.writeString(page, Format.HTML.write(board));
    browser = Chromium.start(Files.createDirectory(directory.resolve("profile")));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void nothingIsRequestedAndNothingFails() throws InterruptedException {
    for (boolean dark : new boolean[] {false, true}) {
      for (int width : new int[] {1280, 360}) {
        browser.assertStandsAlone(page.toUri(), width, dark);
      }
    }
  }

  @Test
  void namesAreTextAndTheirMarkupIsNot() throws InterruptedException {
    browser.open(page.toUri(), 1280, false);
    assertEquals(0, browser.evaluate("document.querySelectorAll('img').length").asInt());
    JsonNode names =
        browser.evaluate(
            "[...document.querySelectorAll('.board tbody th')].map(e => e.textContent)");
    assertTrue(names.toString().contains("onerror"), names.toString());
  }

  @Test
  void aButtonHidesAndShowsItsSubmissionInEveryFigure() throws InterruptedException {
    browser.open(page.toUri(), 1280, false);
    assertEquals(12, lines());
    assertEquals("true", pressed());
    browser.evaluate("document.querySelector('#profiles .legend button').click()");
    assertEquals(9, lines());
    assertEquals("false", pressed());
    browser.evaluate("document.querySelector('#tau .legend .all').click()");
    assertEquals(12, lines());
  }

  private static int lines() {
    return browser.evaluate("document.querySelectorAll('.plot path[data-series]').length").asInt();
  }

  private static String pressed() {
    return browser
        .evaluate("document.querySelector('#profiles .legend button').getAttribute('aria-pressed')")
        .asText();
  }

  @Test
  void thePointerReadsValues() throws InterruptedException {
    browser.open(page.toUri(), 1280, false);
    JsonNode box =
        browser.evaluate(
            "(() => { const s = document.querySelector('#profiles .plot svg');"
                + " s.scrollIntoView({block: 'center'}); const b = s.getBoundingClientRect();"
                + " return {x: b.right - 15, y: b.top + b.height / 2}; })()");
    browser.mouse(box.path("x").asDouble(), box.path("y").asDouble());
    String tip = browser.evaluate("document.querySelector('#profiles .tip').innerText").asText();
    assertTrue(tip.startsWith("τ = 4"), tip);
    assertTrue(tip.contains("muon") && tip.contains("100.0 %"), tip);
  }

  @Test
  void theArrowKeysReadValues() throws InterruptedException {
    browser.open(page.toUri(), 1280, false);
    browser.evaluate("document.querySelector('#tau .plot svg').focus()");
    browser.key("ArrowRight");
    browser.key("ArrowRight");
    String reading =
        browser.evaluate("document.querySelector('#tau .reading').textContent").asText();
    assertTrue(reading.startsWith("tau_max = 1.15: "), reading);
  }

  @Test
  void learningCurvesSwitchWorkloadAndAxis() throws InterruptedException {
    browser.open(page.toUri(), 1280, false);
    String label = "document.querySelector('#curves .plot svg').getAttribute('aria-label')";
    assertTrue(browser.evaluate(label).asText().startsWith("loss on digits"));
    browser.evaluate(
        "(() => { const s = document.querySelector('#workload'); s.value = '1';"
            + " s.dispatchEvent(new Event('change')); })()");
    assertTrue(browser.evaluate(label).asText().startsWith("accuracy on text"));
    assertFalse(browser.evaluate(axis()).asText().contains("steps"));
    browser.evaluate("document.querySelector('input[value=steps]').click()");
    assertTrue(browser.evaluate(axis()).asText().contains("steps"));
    assertEquals(List.of(), browser.errors);
  }

  private static String axis() {
    return "[...document.querySelectorAll('#curves .plot text')].map(e => e.textContent).join(' ')";
  }
}
