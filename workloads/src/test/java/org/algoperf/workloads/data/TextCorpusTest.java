package org.algoperf.workloads.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.algoperf.workloads.spec.DataException;
import org.algoperf.workloads.spec.DataProvenance.Origin;
import org.algoperf.workloads.spec.DataRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextCorpusTest {
  @TempDir Path temporary;
  private final List<String> messages = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"input.txt", "tinyshakespeare/input.txt", "tinyshakespeare.txt"})
  void isFoundInTheDirectoryAndItsFolder(String name) throws IOException {
    write(name, "a b".repeat(10_000));

    TextCorpus corpus = TextCorpus.load(inDirectory(temporary));

    assertEquals("text-file", corpus.splits().provenance().name());
    assertEquals(Origin.DIRECTORY, corpus.splits().provenance().origin());
    assertEquals(OptionalDouble.empty(), corpus.entropyRate());
  }

  @Test
  void splitsByPositionOverOneSortedAlphabet() throws IOException {
    // A character outside the basic plane, and one that occurs in the last split only.
    String text = "ba\n\uD83D\uDC51".repeat(10_000) + "Z";
    write("input.txt", text);

    TextCorpus corpus = TextCorpus.load(inDirectory(temporary));
    Splits<TokenSet> splits = corpus.splits();

    assertEquals("\nZab\uD83D\uDC51", corpus.alphabet());
    assertEquals(5, splits.train().vocabulary());
    assertEquals(36_000, splits.train().count());
    assertEquals(2_000, splits.validation().count());
    assertEquals(2_001, splits.test().count());
    String decoded =
        splits.train().decode(0, 36_000)
            + splits.validation().decode(0, 2_000)
            + splits.test().decode(0, 2_001);
    assertEquals(text, decoded);
  }

  @Test
  void aShortTextIsAnError() throws IOException {
    Path file = write("input.txt", "too short");

    assertEquals(
        file + ": expected a text of at least 20000 characters, found 9; give a longer one",
        failure(temporary));
  }

  @Test
  void otherEncodingsAreAnError() throws IOException {
    Path file = temporary.resolve("input.txt");
    Files.write(file, "café ".repeat(10_000).getBytes(StandardCharsets.ISO_8859_1));

    assertEquals(file + ": expected UTF-8, found other bytes; convert it", failure(temporary));
  }

  @Test
  void aDirectoryWithoutATextIsAnError() {
    assertEquals(
        ("data directory %s: expected Tiny Shakespeare or another text, the files [input.txt or tinyshakespeare.txt], all in"
                + " one of [%s, %s/tinyshakespeare]; found 0 of 1 in %s, 0 of 1 in"
                + " %s/tinyshakespeare; put the files there, or name no data directory")
            .replace("%s", temporary.toString()),
        failure(temporary));
  }

  @Test
  void theStandInIsWrittenWithAWarning() {
    TextCorpus corpus = TextCorpus.load(withoutDirectory());

    assertEquals("synthetic-grammar", corpus.splits().provenance().name());
    assertEquals(Origin.STAND_IN, corpus.splits().provenance().origin());
    assertEquals(504_000, corpus.splits().train().count());
    assertEquals(28_000, corpus.splits().validation().count());
    assertEquals(28_000, corpus.splits().test().count());
    assertEquals("\n !,.;", corpus.alphabet().replaceAll("[A-Za-z]", ""));
    assertEquals(Grammar.automaton().entropyRate(), corpus.entropyRate().orElseThrow());
    assertEquals(List.of(), messages, "of the origin, each command tells once");
    TextCorpus again = TextCorpus.load(withoutDirectory());
    assertEquals(corpus.splits().provenance(), again.splits().provenance());
    assertEquals(corpus.alphabet(), again.alphabet());
    assertArrayEquals(corpus.splits().test().tokens(), again.splits().test().tokens());
  }

  @Test
  void theStandInHasTheSameBitsEverywhere() {
    String generated = TextCorpus.generate().provenance().sha256();

    // Written by this program on OpenJDK 17.0.15, x86-64; changes when the grammar does. It must be
    // the constant in the code, too, else nothing is kept or, worse, text of another grammar is.
    assertEquals("48aa12e1cd21af1ecd8d4e529b684fefed18abf60bc8e8b26f2b7ea22d77430f", generated);
    assertEquals(TextCorpus.KEPT.sha256(), generated);
  }

  @Test
  void tinyShakespeareIsKnownByItsDigest() {
    Path shared = Path.of(System.getProperty("algoperf.test.shared", "")).resolve("data");
    assumeTrue(Files.isDirectory(shared.resolve("tinyshakespeare")), "no real text here");

    TextCorpus corpus = TextCorpus.load(inDirectory(shared));

    assertEquals("tinyshakespeare", corpus.splits().provenance().name());
    // karpathy/nanoGPT's data/shakespeare_char/prepare.py prints this alphabet and size of train.
    assertEquals(
        "\n !$&',-.3:;?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", corpus.alphabet());
    assertEquals(1_003_854, corpus.splits().train().count());
    assertTrue(corpus.splits().train().decode(0, 14).startsWith("First Citizen:"));
  }

  private Path write(String name, String text) throws IOException {
    Path file = temporary.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private DataRequest inDirectory(Path directory) {
    return new DataRequest(Optional.of(directory), temporary, false, messages::add);
  }

  private DataRequest withoutDirectory() {
    return new DataRequest(Optional.empty(), temporary, false, messages::add);
  }

  private String failure(Path directory) {
    return assertThrows(DataException.class, () -> TextCorpus.load(inDirectory(directory)))
        .getMessage();
  }
}
