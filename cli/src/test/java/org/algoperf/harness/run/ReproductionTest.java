package org.algoperf.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.fake.FakeConfigs;
import org.algoperf.harness.fake.Fakes;
import org.algoperf.harness.fake.FinishedRun;
import org.algoperf.harness.run.Reproduction.Match;
import org.algoperf.harness.run.Reproduction.Repeated;
import org.algoperf.scoring.ScoreRequest;
import org.algoperf.scoring.Scorer;
import org.algoperf.scoring.report.Format;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproductionTest {

  private static final CatalogSource CATALOG = CatalogSource.of(Fakes.class);

  @TempDir Path directory;
  private ConfigFiles files;
  private Path report;

  @BeforeEach
  void report() throws IOException {
    files = FakeConfigs.write(directory.resolve("configs"));
    Path out = directory.resolve("out");
    FinishedRun.of("descent").writeTo(out);
    report = out.resolve("report.html");
    var board = Scorer.score(ScoreRequest.of(List.of(out)));
    Files.writeString(report, Format.HTML.write(board));
    Files.writeString(directory.resolve("scores.json"), Format.JSON.write(board));
  }

  private List<Repeated> reproduce(Path from, Optional<String> trial) {
    Recorded recorded = Recorded.read(from);
    RunConfig config = recorded.plan().config().at(directory.resolve("again"), Optional.empty());
    Recorded moved = new Recorded(recorded.plan().withConfig(config), recorded.ends());
    return new Reproduction(moved, CATALOG, files, new RunListener() {}).execute(trial);
  }

  @Test
  void aWholeRunHasTheSameBits() {
    List<Repeated> repeated = reproduce(report.getParent(), Optional.empty());
    assertEquals(Recorded.read(report).plan().trials().size(), repeated.size());
    assertTrue(repeated.stream().allMatch(r -> r.match() == Match.SAME_BITS), repeated::toString);
  }

  @Test
  void oneTrialIsRepeatedByItsPathOrItsIndex() {
    String path = Recorded.read(report).plan().trial(1).key().path();
    assertEquals(
        List.of(path), reproduce(report, Optional.of(path)).stream().map(Repeated::trial).toList());
    assertEquals(
        List.of(Match.SAME_BITS),
        reproduce(directory.resolve("scores.json"), Optional.of("0")).stream()
            .map(Repeated::match)
            .toList());
  }

  @Test
  void otherBitsAreSeen() throws IOException {
    Recorded recorded = Recorded.read(report);
    String path = recorded.plan().trial(0).key().path();
    String sha = recorded.ends().get(path).parametersSha256();
    Files.writeString(report, Files.readString(report).replace(sha, "0".repeat(64)));
    assertEquals(Match.DIFFERENT_BITS, reproduce(report, Optional.of(path)).get(0).match());
  }

  @Test
  void anUnknownTrialAndAnotherPlanAreErrors() throws IOException {
    String unknown =
        assertThrows(HarnessException.class, () -> reproduce(report, Optional.of("x")))
            .getMessage();
    assertTrue(
        unknown.startsWith("the report has no trial 'x'; expected a path such as descent/study_0/"),
        unknown);
    Files.writeString(
        report, Files.readString(report).replace("\"step_hint\":", "\"step_hint\":1"));
    String other =
        assertThrows(HarnessException.class, () -> reproduce(report, Optional.empty()))
            .getMessage();
    assertTrue(
        other.startsWith(
            "this algoperf makes another plan of the recorded configuration; use the version, data"
                + " and files that the report names:\n  workloads.quadratic.step_hint: was 1"),
        other);
  }

  @Test
  void aFileWithoutARecordIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("other.json"), "{}");
    assertEquals(
        file + " records no run: expected a report.html or scores.json of this version",
        assertThrows(HarnessException.class, () -> Recorded.read(file)).getMessage());
    Path empty = Files.createDirectory(directory.resolve("empty"));
    assertEquals(
        empty + " holds no report: expected report.html or scores.json",
        assertThrows(HarnessException.class, () -> Recorded.read(empty)).getMessage());
  }
}
