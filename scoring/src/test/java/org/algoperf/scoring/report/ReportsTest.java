package org.algoperf.scoring.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.algoperf.scoring.Curve;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.ScoreRequest;
import org.algoperf.scoring.Scorer;
import org.algoperf.scoring.ScoringException;
import org.algoperf.scoring.SyntheticLogs;
import org.algoperf.scoring.SyntheticLogs.Variant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/**
 * Golden files seal the formats; they are written in a locale with decimal commas. To renew them:
 * {@code mvn -pl scoring test -Dtest=ReportsTest -Dalgoperf.golden=update}, and read the diff.
 */
class ReportsTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Locale LOCALE = Locale.getDefault();

  @TempDir static Path directory;
  private static Leaderboard board;
  private static Leaderboard smoke;

  @BeforeAll
  static void score() throws IOException {
    Locale.setDefault(Locale.GERMANY);
    List<String> names = List.of("adam_w", "muon", "sgd");
    Path plain = directory.resolve("plain");
    SyntheticLogs.write(plain, names, Variant.PLAIN);
    SyntheticLogs.spoil(plain, "adam_w");
    board =
        Scorer.score(ScoreRequest.of(List.of(plain)).withBootstrap(200, 1).withReference("adam_w"));
    Path quick = directory.resolve("quick");
    SyntheticLogs.write(quick, names, new Variant("00ff", "plain", 1, true, 1000));
    smoke = Scorer.score(ScoreRequest.of(List.of(quick)).withBootstrap(200, 1));
  }

  @AfterAll
  static void restore() {
    Locale.setDefault(LOCALE);
  }

  @ParameterizedTest
  @EnumSource(names = {"TABLE", "MARKDOWN", "CSV", "LATEX", "BENCHMARK", "SVG", "JSON"})
  void theFormatIsSealed(Format format) throws IOException {
    String text = format.write(board);
    Path file = GOLDEN.resolve(format.fileName());
    if ("update".equals(System.getProperty("algoperf.golden"))) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, text);
    }
    assertEquals(Files.readString(file), text);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void everyFormatSaysSmokeRun(Format format) {
    String text = format.write(smoke);
    boolean said =
        switch (format) {
          case JSON -> text.contains("\"smoke_run\" : true");
          case CSV -> text.contains(",smoke_run,") && text.contains(",wall,true,");
          default -> text.contains(Texts.SMOKE);
        };
    assertTrue(said, text);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120})
  void theTableKeepsToTheTerminal(int columns) {
    List<String> lines = Format.TABLE.write(board, OptionalInt.of(columns)).lines().toList();
    lines.forEach(line -> assertTrue(line.length() <= columns, line));
    assertTrue(lines.stream().anyMatch(line -> line.contains("adam_w !")), lines.toString());
    assertTrue(
        lines.stream().anyMatch(line -> line.strip().endsWith("(stand-in)")), lines.toString());
  }

  @Test
  void whatIsLeftOutOfAFigureIsCounted() {
    List<Curve> curves =
        IntStream.range(0, 38)
            .mapToObj(i -> new Curve("s" + i, List.of(1.0, 4.0), List.of(0.5, 0.5)))
            .toList();
    String svg = new SvgChart("title", "x", "y", 1, 4, "note").draw(curves);
    assertTrue(svg.contains(">s15</text>") && !svg.contains(">s16</text>"), svg);
    assertTrue(svg.contains(">and 22 more below them</text>"), svg);
  }

  @Test
  void theFindingSaysWhoWonByHowMuchAndHowSure() {
    Finding finding = Finding.of(board);
    assertEquals("sgd is ahead", finding.headline());
    assertEquals(
        "If the studies were drawn again, it would come first in 100 % of the cases: the lead over"
            + " muon is more than luck explains.",
        finding.sentences().get(2));
  }

  @Test
  void aSmokeRunNamesNoLeader() {
    Finding finding = Finding.of(smoke);
    assertEquals("A smoke run has no winner", finding.headline());
    assertEquals(
        List.of(
            "3 of 3 submissions reached a target on reduced budgets.",
            "Whether they run here is all that a smoke run tells."),
        finding.sentences());
    assertFalse(Format.HTML.write(smoke).contains("leads"));
  }

  @Test
  void theFileOfASubmissionFromOutsideIsShown(@TempDir Path tree) throws IOException {
    SyntheticLogs.write(tree, List.of("adamw", "sgd"), Variant.PLAIN);
    SyntheticLogs.fromOutside(tree, "sgd", "/home/me/Sgd.java", "0123456789abcdef".repeat(4));
    String page = Format.HTML.write(Scorer.score(ScoreRequest.of(List.of(tree))));
    assertTrue(
        page.contains(
            "<dt>submission sgd</dt><dd>Sgd.java, sha256 <span title=\"0123456789abcdef0123456789"
                + "abcdef0123456789abcdef0123456789abcdef\">0123456789ab…</span></dd>"),
        page);
    assertFalse(page.contains("/home/me"), "the directory is not for the page");
  }

  @Test
  void tiesForTheFirstRankAreExplained(@TempDir Path tree) throws IOException {
    SyntheticLogs.write(tree, List.of("adamw", "sgd"), Variant.PLAIN);
    SyntheticLogs.twin(tree, "sgd", "twin");
    Leaderboard tied = Scorer.score(ScoreRequest.of(List.of(tree)).withBootstrap(200, 1));
    String why = "first: how often, if the studies were drawn again; ties count for each";
    assertTrue(Format.TABLE.write(tied).contains(why), Format.TABLE.write(tied));
    assertFalse(Format.TABLE.write(board).contains(why));
  }

  @Test
  void oneSubmissionHasNobodyToBeat(@TempDir Path tree) throws IOException {
    Finding finding = Finding.of(SyntheticLogs.leaderboard(tree, List.of("adamw")));
    assertEquals("adamw ran alone", finding.headline());
    assertEquals("It reached the target on 2 of 2 workloads.", finding.sentences().get(1));
  }

  @Test
  void jsonHasAVersionAndScoresByRank() throws IOException {
    JsonNode json = new ObjectMapper().readTree(Format.JSON.write(board));
    assertEquals(1, json.path("schema_version").asInt());
    assertEquals("sgd", json.path("scores").path(0).path("submission").asText());
    assertEquals(1.0, json.path("scores").path(0).path("score").asDouble());
  }

  @Test
  void figuresAreWellFormed() throws Exception {
    for (String svg : List.of(SvgReport.profiles(board), SvgReport.tau(board))) {
      var document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(svg)));
      assertEquals("svg", document.getDocumentElement().getNodeName());
    }
  }

  @Test
  void aFileWithoutMarkersIsNamed() {
    var e = assertThrows(ScoringException.class, () -> MarkdownReport.insert("no markers", board));
    assertEquals(
        "expected the lines '<!-- BEGIN LEADERBOARD -->' and '<!-- END LEADERBOARD -->', which say"
            + " where the table goes",
        e.getMessage());
  }
}
