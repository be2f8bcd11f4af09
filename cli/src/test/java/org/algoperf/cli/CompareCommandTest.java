package org.algoperf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.algoperf.scoring.compare.NoiseFloor;
import org.algoperf.scoring.log.Contention;
import org.algoperf.scoring.log.TrialFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compare and history on made-up logs: in the new ones 'mine' takes 30 % longer. */
class CompareCommandTest {

  @TempDir Path directory;
  private String old;
  private String now;
  private String elsewhere;

  @BeforeEach
  void write() throws IOException {
    old = results("old", "one", 1);
    now = results("new", "one", 1.3);
    elsewhere = results("elsewhere", "two", 1.3);
  }

  private String results(String name, String host, double slowdown) throws IOException {
    Path tree = directory.resolve(name);
    for (int study = 0; study < 5; study++) {
      trial(tree, "mine", study, host, slowdown * (1 + 0.1 * study));
      trial(tree, "nadamw", study, host, 2);
    }
    return tree.toString();
  }

  private static void trial(Path tree, String submission, int study, String host, double time)
      throws IOException {
    Path trial = tree.resolve("%s/study_%d/mlp/trial_1".formatted(submission, study));
    Files.createDirectories(trial);
    Files.writeString(
        trial.resolve("eval_measurements.csv"),
        "accumulated_submission_time,score,global_step,validation/loss\n%s,%s,10,0.1\n"
            .formatted(time, time));
    Files.writeString(
        trial.resolve("meta_data_0.json"),
        """
        {"schema_version": 1,
         "key": {"submission": "%s", "study": %d, "workload": "mlp", "trial": 1},
         "workload": {"target_metric_name": "loss", "direction": "minimize",
          "validation_target": 0.2, "test_target": null, "max_runtime_sec": 100, "step_hint": 20,
          "batch_size": 8, "eval_every": 10, "parameters": 5, "reference_step_sec": 0.1},
         "data": {"name": "digits", "origin": "generated", "sha256": "00ff"},
         "protocol": {"ruleset": "self_tuning", "version": 5, "studies": 5, "trials": 1,
          "budget_factor": 3, "eval_schedule": "steps", "stop_rule": "validation", "quick": false},
         "submission": {"origin": "built-in", "sha256": null, "state_bytes_per_parameter": 8},
         "seed": 1,
         "machine": {"host": "%s", "os": "Linux", "arch": "amd64", "cpu": "c", "cores": 2,
          "workers": 2},
         "software": {"algoperf": "1", "commit": "unknown", "java": "17", "djl": "1",
          "libtorch": "2", "blas": "plain", "torch_threads": 1}}
        """
            .formatted(submission, study, host));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120})
  void theTableFitsTheTerminal(int columns) {
    Cli cli = Cli.terminal(columns);
    assertEquals(0, Main.execute(cli.host(), "compare", old, now));
    String out = cli.out();
    out.replace(old, "old")
        .replace(now, "new")
        .lines()
        .forEach(line -> assertTrue(line.length() <= columns, line));
    assertTrue(out.lines().anyMatch(l -> l.matches("mine .*1\\.300 .*slower")), out);
  }

  @Test
  void aSlowdownIsShownAndFailsWhereThatIsAskedFor() {
    Cli.Result shown = Cli.run("compare", old, now);
    assertEquals(0, shown.code(), shown.err());
    String prose = shown.out().replaceAll("\\s+", " ");
    assertTrue(prose.contains("noise floor 2.0 % (assumed;"), shown.out());
    assertTrue(prose.contains(" (median of the studies' ratios): below 1"), shown.out());
    assertTrue(
        shown.out().lines().anyMatch(l -> l.matches("mine +before +all +1\\.300 .* slower")),
        shown.out());
    assertEquals(3, Cli.run("compare", old, now, "--fail-on", "slower").code());
    assertEquals(0, Cli.run("compare", now, old, "--fail-on", "slower").code());
    assertEquals(0, Cli.run("compare", old, old, "--fail-on", "slower,inconclusive").code());
    assertEquals(
        0, Cli.run("compare", old, now, "--noise-floor", "40%", "--fail-on", "slower").code());
  }

  @Test
  void oneDocumentOfJsonAndRowsOfCsvAndMarkdown() throws IOException {
    JsonNode json =
        new ObjectMapper().readTree(Cli.run("compare", old, now, "--format", "json").out());
    assertEquals(1, json.path("schema_version").asInt());
    JsonNode overall = json.path("comparisons").path(0).path("overall");
    assertEquals(1.3, overall.path("ratio").asDouble(), 1e-12);
    assertEquals("slower", overall.path("judgement").asText());
    assertTrue(Cli.run("compare", old, now, "--format", "csv").out().contains("mine,mine,all,1.3"));
    assertTrue(
        Cli.run("compare", old, now, "--format", "markdown")
            .out()
            .contains("| mine | before | mlp | 1.300 |"));
  }

  @Test
  void submissionsOfOneDirectoryAreComparedWithABaseline() {
    Cli.Result result = Cli.run("compare", now, "--baseline", "nadamw");
    assertTrue(
        result.out().lines().anyMatch(l -> l.matches("mine +nadamw +mlp +0\\.780 .* faster")),
        result.out());
    Cli.Result alone = Cli.run("compare", now);
    assertEquals(2, alone.code());
    assertTrue(
        alone.err().contains("alone holds nothing to compare with: give two directories"),
        alone.err());
  }

  @Test
  void thePageOfAReportHasTheComparisonWithABaseline() throws IOException {
    assertTrue(
        Cli.run("compare", old, now, "--format", "html").out().contains("id=\"comparison\""));
    String out = directory.resolve("page").toString();
    Cli.Result result = Cli.run("report", now, "--baseline", "nadamw", "--out", out);
    assertEquals(0, result.code(), result.err());
    String page = Files.readString(Path.of(out, "leaderboard.html"));
    assertTrue(page.contains("mine against nadamw"), page);
    assertTrue(page.contains("all of the interval is beyond the noise floor of 2.0 %"), page);
    Cli.Result two = Cli.run("report", old, now, "--baseline", "nadamw", "--out", out);
    assertEquals(2, two.code());
    assertTrue(two.err().contains("--baseline: expected one log tree"), two.err());
    Cli.Result floor = Cli.run("report", now, "--noise-floor", "1%", "--out", out);
    assertTrue(floor.err().contains("are for the comparison with a --baseline"), floor.err());
  }

  @Test
  void aBaselineNeedsOthersBesideIt() {
    Cli.Result result =
        Cli.run("run", "--submissions", "nadamw", "--baseline", "nadamw", "--out", old + "-x");
    assertEquals(2, result.code());
    assertTrue(
        result.err().contains("--baseline nadamw: expected other submissions to compare with it"),
        result.err());
  }

  @Test
  void aBudgetThatWasMeasuredOnABusyMachineIsTold() throws IOException {
    Path file = Path.of(now, "mine/study_0/mlp/trial_1/meta_data_0.json");
    Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "\"reference_step_sec\": 0.1",
                "\"reference_step_sec\": 0.1," + " \"reference_wall_over_cpu\": 1.3"));
    String notice =
        "budgets were measured on a busy machine, and are about that much too long: mlp in 1.30"
            + " times the processor time";
    assertTrue(Cli.run("score", now).err().contains(notice));
    assertTrue(Cli.run("score", now, "--format", "html").out().contains(notice));
    assertFalse(Cli.run("score", old).err().contains("busy machine"));
  }

  @Test
  void contentionIsToldOnceAfterARunWithABaseline() throws IOException {
    for (int study = 0; study < 5; study++) {
      result(now, study, "2026-02-03T04:05:06Z");
    }
    Cli cli = Cli.plain();
    Optional<Beside> beside = Optional.of(new Beside("nadamw", NoiseFloor.ASSUMED));
    new Ending(cli.host(), beside).print(Path.of(now));
    assertEquals(
        List.of("algoperf: " + Contention.words(5, 5)),
        cli.err().lines().filter(line -> line.matches(".*(contended|busy).*")).toList());
    assertTrue(Cli.run("compare", old, now).err().contains(now + ": contended: 5 of 5 trials"));
  }

  @Test
  void standInsAreToldByScoreAndNotAgainAtTheEndOfARun() throws IOException {
    Path file = Path.of(now, "mine/study_0/mlp/trial_1/meta_data_0.json");
    Files.writeString(file, Files.readString(file).replace("generated", "stand_in"));
    String notice = "generated stand-ins for real data: mlp on digits";
    assertTrue(Cli.run("score", now).err().contains(notice));
    Cli cli = Cli.plain();
    new Ending(cli.host(), Optional.empty()).print(Path.of(now));
    assertFalse(cli.err().contains("stand-ins"), "what the run has told at its start");
    assertTrue(Files.readString(Path.of(now, "report.html")).contains(notice));
  }

  @Test
  void otherMachinesMeetThroughTheBaselineThatBothHold() throws IOException {
    Cli.Result through = Cli.run("compare", old, elsewhere, "--fail-on", "slower");
    assertEquals(3, through.code(), through.err());
    assertTrue(through.out().contains("times are relative to nadamw"), through.out());
    delete(Path.of(elsewhere, "nadamw"));
    Cli.Result refused = Cli.run("compare", old, elsewhere);
    assertEquals(4, refused.code());
    assertTrue(
        refused
            .err()
            .contains("they ran on different machines, one (c, amd64, 2 cores, 2 workers)"),
        refused.err());
  }

  private static void delete(Path tree) throws IOException {
    try (var files = Files.walk(tree)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void wrongFlagsAreExplained() {
    Cli.Result floor = Cli.run("compare", old, now, "--noise-floor", "two");
    assertEquals(2, floor.code());
    assertTrue(
        floor.err().contains("--noise-floor: expected a percentage of 0 to 100 such as '2%'"),
        floor.err());
    Cli.Result both = Cli.run("compare", old, now, "--noise-floor", "2", "--aa", "x");
    assertTrue(both.err().contains("--noise-floor and --aa say the same thing"), both.err());
    Cli.Result unknown = Cli.run("compare", old, now, "--submission", "yours");
    assertTrue(unknown.err().contains("has no submission 'yours'"), unknown.err());
  }

  @Test
  void aHistoryKeepsNightsAndTellsWhatChanged() throws IOException {
    String history = directory.resolve("history.jsonl").toString();
    List<String> append = List.of("history", "append", "--history", history, "--date");
    assertEquals(0, run(append, "2026-01-01", "--results", old).code());
    Cli.Result again = run(append, "2026-01-02", "--results", old);
    assertEquals(4, again.code());
    assertTrue(again.err().contains("a run is added once"), again.err());
    assertEquals(0, Cli.run("history", "check", "--history", history).code());
    assertEquals(0, run(append, "2026-01-02", "--results", elsewhere).code());
    Cli.Result check = Cli.run("history", "check", "--history", history, "--fail-on", "slower");
    assertEquals(3, check.code(), check.out() + check.err());
    assertTrue(Cli.run("history", "--history", history).out().contains("slower, 1.300"));
    String csv = Cli.run("history", "--history", history, "--format", "csv").out();
    assertTrue(csv.startsWith("submission,date,score,relative_time,verdict,ratio,"), csv);
    assertTrue(csv.contains("\nmine,2026-01-02,1.0,0.78,slower,1.3"), csv);
    assertTrue(
        Cli.run("history", "--history", history, "--format", "md").out().startsWith("| Rank |"));
    String robust = directory.resolve("robust.jsonl").toString();
    Cli.Result none = run(append, "2026-01-03", "--results", old, "--clock", "robust");
    assertEquals(4, none.code());
    assertTrue(none.err().contains("robust_time"), none.err());
    assertTrue(
        run(List.of("history", "append", "--history", robust), "--results", old, "--clock", "steps")
                .code()
            == 0);
    assertTrue(
        Cli.run("history", "--history", robust).out().contains("time on the steps clock"), robust);
    Path readme = directory.resolve("README.md");
    Files.writeString(readme, "<!-- algoperf:leaderboard -->\n<!-- /algoperf:leaderboard -->\n");
    Cli.run("history", "readme", readme.toString(), "--history", history);
    assertTrue(Files.readString(readme).contains("| slower, 1.300 |"), Files.readString(readme));
    Path page = directory.resolve("page.html");
    Cli.run(
        "history", "page", "--history", history, "--results", elsewhere, "--out", page.toString());
    assertTrue(Files.readString(page).contains("<path class=\"slower\""));
  }

  @Test
  void aNightIsOfTheTimeOfItsRun() throws IOException {
    Path history = directory.resolve("dated.jsonl");
    LocalDateTime end = LocalDateTime.of(2026, 2, 3, 4, 5, 6);
    try (Stream<Path> files = Files.walk(Path.of(old))) {
      for (Path file : files.filter(f -> f.endsWith(TrialFiles.EVALUATIONS)).toList()) {
        Files.setLastModifiedTime(
            file, FileTime.from(end.atZone(ZoneId.systemDefault()).toInstant()));
      }
    }
    Cli.Result added = Cli.run("history", "append", "--history", "" + history, "--results", old);
    assertEquals(0, added.code(), added.err());
    assertTrue(Files.readString(history).contains("\"date\":\"2026-02-03T04:05:06\""));
  }

  @Test
  void aNightIsOfTheTimeThatItsTrialsRecordWhateverItsFilesSay() throws IOException {
    LocalDateTime end = LocalDateTime.of(2026, 2, 3, 4, 5, 6);
    result(now, 0, end.atZone(ZoneId.systemDefault()).toInstant().toString());
    Path history = directory.resolve("dated.jsonl");
    Cli.Result added = Cli.run("history", "append", "--history", "" + history, "--results", now);
    assertEquals(0, added.code(), added.err());
    assertTrue(Files.readString(history).contains("\"date\":\"2026-02-03T04:05:06\""));
    result(now, 0, "yesterday");
    Cli.Result damaged = Cli.run("score", now);
    assertTrue(damaged.err().contains("damaged"), damaged.err());
    assertTrue(damaged.err().contains("yesterday"), damaged.err());
  }

  private static void result(String tree, int study, String endedAt) throws IOException {
    Files.writeString(
        Path.of(tree, "mine/study_%d/mlp/trial_1/result.json".formatted(study)),
        """
        {"schema_version": 1, "outcome": "target_reached", "reason": null, "global_step": 10,
         "submission_time": 2, "cpu_time": 1, "eval_time": 0, "total_duration": 2,
         "parameters_sha256": "00",
         "contention": {"contended": true, "voluntary_switches": 1, "involuntary_switches": 1,
          "load_at_start": 1, "load_at_end": 1},
         "ended_at": "%s"}
        """
            .formatted(endedAt));
  }

  private static Cli.Result run(List<String> first, String... rest) {
    List<String> all = new ArrayList<>(first);
    all.addAll(List.of(rest));
    return Cli.run(all.toArray(String[]::new));
  }
}
