package org.algoperf.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.algoperf.scoring.report.Format;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run in several trees: what belongs together is merged in any order, the rest refused. */
final class ScorerMergeTest {

  private static final List<String> NAMES = List.of("sgd", "adamw");

  @TempDir private Path directory;
  private Path whole;
  private Path left;
  private Path right;

  @BeforeEach
  void writeThePartsOfARun() throws IOException {
    whole = directory.resolve("whole");
    left = directory.resolve("left");
    right = directory.resolve("right");
    for (Path tree : List.of(whole, left, right)) {
      SyntheticLogs.write(tree, NAMES, SyntheticLogs.Variant.PLAIN);
    }
    remove(left, "study_1/digits");
    remove(left, "trial_2");
    remove(right, "study_0/text/trial_1");
    remove(right, "study_0/digits/trial_1");
    remove(right, "study_1/text/trial_1");
    remove(right, "study_2/text/trial_1");
    remove(right, "study_2/digits/trial_1");
  }

  @Test
  void theOrderOfTheTreesDoesNotMatter() {
    String expected = json(whole);
    assertEquals(expected, json(left, right));
    assertEquals(expected, json(right, left));
  }

  @Test
  void coresOfTheirOwnAndSharedOnesAreNotMixed() throws IOException {
    editMachines(left, "exclusive");
    editMachines(right, "shared");
    assertEquals(
        "the logs differ in whose cores they ran on and do not compare: "
            + left.resolve("adamw/study_0/digits/trial_1")
            + " has exclusive, "
            + right.resolve("adamw/study_0/digits/trial_2")
            + " has shared; score them apart, or pass --mix to do it all the same",
        refusal(left, right));
    ScoreRequest mixed = request(left, right).withChecks(false, true);
    assertTrue(
        Scorer.score(mixed)
            .notices()
            .contains("the logs come from 2 values of cores: [exclusive, shared]"));
  }

  @Test
  void aRunThatWasContinuedBesideAnotherIsScoredWithANotice() throws IOException {
    editMachines(whole, "exclusive");
    Path first = whole.resolve("adamw/study_0/digits/trial_1/meta_data_0.json");
    Files.writeString(first, Files.readString(first).replace("exclusive", "shared"));
    assertTrue(
        Scorer.score(request(whole))
            .notices()
            .contains("the logs come from 2 values of cores: [exclusive, shared]"));
  }

  @Test
  void whatOlderLogsDoNotSayIsNoReasonToRefuse() throws IOException {
    editMachines(left, "exclusive");
    edit(
        right,
        text ->
            text.replace("\"workers\" : 2,", "\"workers\" : 2")
                .replaceAll("\\s*\"placement\" : null", ""));
    assertFalse(Files.readString(metadata(right)).contains("placement"));
    assertEquals(2, Scorer.score(request(left, right)).scores().size());
  }

  @Test
  void partsOfTwoPlansAreNotMixed() throws IOException {
    edit(right, text -> text.replace("\"seed\" : 3", "\"seed\" : 4"));
    assertTrue(
        refusal(left, right).startsWith("the logs differ in the seed of adamw on digits and do"));
    edit(right, text -> text.replace("\"seed\" : 4", "\"seed\" : 3").replace("1000.0", "1001.5"));
    String refusal = refusal(right, left);
    assertTrue(
        refusal.startsWith("the logs differ in the budget of adamw on digits and do not compare"),
        refusal);
    assertTrue(refusal.contains(" has 1001.5 s"), refusal);
  }

  private static ScoreRequest request(Path... trees) {
    return ScoreRequest.of(List.of(trees)).withBootstrap(100, 1);
  }

  private static String json(Path... trees) {
    return Format.JSON.write(Scorer.score(request(trees)));
  }

  private static String refusal(Path... trees) {
    return assertThrows(ScoringException.class, () -> Scorer.score(request(trees))).getMessage();
  }

  private static Path metadata(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      return files.filter(f -> f.endsWith("meta_data_0.json")).findFirst().orElseThrow();
    }
  }

  private static void editMachines(Path tree, String exclusivity) throws IOException {
    edit(
        tree,
        text ->
            text.replace(
                "\"placement\" : null",
                "\"placement\" : {\"cores\": \"0\", \"exclusivity\": \"%s\"}"
                    .formatted(exclusivity)));
    assertTrue(Files.readString(metadata(tree)).contains(exclusivity));
  }

  private static void edit(Path tree, UnaryOperator<String> change) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.filter(f -> f.endsWith("meta_data_0.json")).toList()) {
        Files.writeString(file, change.apply(Files.readString(file)));
        Files.deleteIfExists(file.resolveSibling("SHA256SUMS"));
      }
    }
  }

  private static void remove(Path tree, String part) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if ((file + "/").contains("/" + part + "/")) {
          Files.delete(file);
        }
      }
    }
  }
}
