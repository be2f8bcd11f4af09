package org.algoperf.scoring.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.SyntheticLogs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@link ReportsTest}: figures in a terminal are sealed, too. */
class PlotReportTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/plots.txt");

  @TempDir static Path directory;
  private static Leaderboard board;

  @BeforeAll
  static void score() throws IOException {
    board = SyntheticLogs.leaderboard(directory, List.of("adam_w", "muon", "sgd"));
  }

  private static String all(int columns, boolean color) {
    PlotReport report = new PlotReport(columns, color, false);
    StringBuilder text = new StringBuilder(report.profiles(board));
    board.workloads().forEach(w -> text.append(report.curves(board, w)));
    return text.toString();
  }

  @Test
  void theFiguresAreSealed() throws IOException {
    String text = all(60, false);
    if ("update".equals(System.getProperty("algoperf.golden"))) {
      Files.writeString(GOLDEN, text);
    }
    assertEquals(Files.readString(GOLDEN), text);
  }

  @Test
  void noLineIsWiderThanTheTerminal() {
    for (int columns : List.of(60, 100, 160)) {
      for (boolean color : new boolean[] {true, false}) {
        all(columns, color)
            .replaceAll("\u001b\\[[0-9]+m", "")
            .lines()
            .filter(line -> line.contains("┤") || line.contains("│") || line.contains("└"))
            .forEach(line -> assertTrue(line.length() <= columns, line));
      }
    }
  }

  @Test
  void coloursAreUsedOnlyWhenTheyMayBe() {
    assertTrue(all(80, true).contains("\u001b[34m"));
    assertTrue(all(80, true).codePoints().anyMatch(c -> c > 0x2800 && c < 0x2900));
    assertFalse(all(80, false).contains("\u001b"));
  }
}
