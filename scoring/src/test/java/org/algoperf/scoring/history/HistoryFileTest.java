package org.algoperf.scoring.history;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.algoperf.scoring.ScoringException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("history.jsonl");
  }

  @Test
  void nightsComeBackByDateWithTheirMisses() throws IOException {
    Night missing = Nights.of(2, Double.POSITIVE_INFINITY);
    Nights.append(file, Nights.of(3, 1), missing, Nights.of(1, 1));
    assertEquals(List.of(Nights.of(1, 1), missing, Nights.of(3, 1)), HistoryFile.read(file));
    assertEquals(3, Files.readAllLines(file).size());
  }

  @Test
  void aRunIsAddedOnce() throws IOException {
    Nights.append(file, Nights.of(1, 1));
    ScoringException e =
        assertThrows(ScoringException.class, () -> Nights.append(file, Nights.of(1, 1)));
    assertEquals(
        file + " holds run run01 already, of 2026-01-01; a run is added once", e.getMessage());
    assertEquals(1, HistoryFile.read(file).size());
  }

  @Test
  void theOrderOfAMergeDoesNotMatter() throws IOException {
    Path other = directory.resolve("other.jsonl");
    Nights.append(file, Nights.of(1, 1), Nights.of(3, 1));
    Nights.append(other, Nights.of(2, 1), Nights.of(3, 1));
    Path ab = directory.resolve("ab");
    Path ba = directory.resolve("ba");
    HistoryFile.merge(List.of(file, other), ab);
    HistoryFile.merge(List.of(other, file), ba);
    assertArrayEquals(Files.readAllBytes(ab), Files.readAllBytes(ba));
    assertEquals(3, HistoryFile.read(ab).size());
    HistoryFile.merge(List.of(file, other), file);
    assertArrayEquals(Files.readAllBytes(ab), Files.readAllBytes(file));
  }

  @Test
  void joinedLinesAreReadAsAMergeIs() throws IOException {
    Nights.append(file, Nights.of(2, 1), Nights.of(1, 1));
    List<String> lines = Files.readAllLines(file);
    Files.write(file, List.of(lines.get(1), lines.get(0), "", lines.get(1)));
    assertEquals(List.of(Nights.of(1, 1), Nights.of(2, 1)), HistoryFile.read(file));
  }

  @Test
  void twoNightsOfOneRunThatDifferAreAnError() throws IOException {
    Night night = Nights.of(1, 1);
    Path other = directory.resolve("other.jsonl");
    Nights.append(file, night);
    Nights.append(
        other, new Night(1, night.runId(), "2026-02-02", night.results(), night.standings()));
    ScoringException e =
        assertThrows(ScoringException.class, () -> HistoryFile.merge(List.of(file, other), file));
    assertEquals(
        "two nights claim to be run run01 and differ, of 2026-01-01 and 2026-02-02; remove one",
        e.getMessage());
  }

  @Test
  void aLineThatIsNoNightIsNamed() throws IOException {
    Nights.append(file, Nights.of(1, 1));
    Files.writeString(file, Files.readString(file) + "{\"date\": 3}\n");
    String message =
        assertThrows(ScoringException.class, () -> HistoryFile.read(file)).getMessage();
    assertTrue(
        message.startsWith(file + ":2: expected a night as `algoperf history append` writes it: "),
        message);
  }

  @Test
  void aFileThatIsNotThereIsEmptyButCannotBeMerged() throws IOException {
    assertEquals(List.of(), HistoryFile.read(file));
    ScoringException e =
        assertThrows(
            ScoringException.class, () -> HistoryFile.merge(List.of(file), directory.resolve("o")));
    assertEquals(file + " does not exist; expected a history", e.getMessage());
  }
}
