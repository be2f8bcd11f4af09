package org.algoperf.harness.trial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.algoperf.harness.Offer;
import org.algoperf.harness.config.CheckpointInterval;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.Ruleset;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.fake.FakeRuns;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.PlannedTrial.TrialSeeds;
import org.algoperf.harness.plan.PlannedWorkload;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.scoring.log.Direction;
import org.algoperf.scoring.log.Evaluation;
import org.algoperf.scoring.log.EvaluationTable;
import org.algoperf.scoring.log.TrialFiles;
import org.algoperf.scoring.log.TrialMetadata.DataInfo;
import org.algoperf.scoring.log.TrialReader;
import org.algoperf.scoring.log.TrialResult;
import org.algoperf.scoring.log.TrialResult.Outcome;
import org.algoperf.submissions.catalog.CatalogEntry;
import org.algoperf.submissions.catalog.Submissions;
import org.algoperf.workloads.catalog.Workloads;
import org.algoperf.workloads.spec.DataRequest;
import org.algoperf.workloads.spec.LoadedWorkload;
import org.algoperf.workloads.spec.Workload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every submission, and every workload: a trial that was stopped and resumed by another runner ends
 * with the same bits and the same rows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ResumeTest {

  private static final int STEPS = 16;
  private static final int EVERY = 4;

  /** Those whose state is not a vector or two that decay. */
  private static final List<String> ON_EVERY_WORKLOAD =
      List.of("soap", "diloco", "nadamw_sequential");

  @TempDir Path directory;
  private final Map<String, LoadedWorkload> loaded = new HashMap<>();

  static Stream<Arguments> pairs() {
    String small = "logistic_regression";
    return Stream.concat(
        Submissions.all().stream().map(s -> Arguments.of(s.name(), small)),
        Workloads.all().stream()
            .filter(w -> !w.name().equals(small))
            .flatMap(w -> ON_EVERY_WORKLOAD.stream().map(s -> Arguments.of(s, w.name()))));
  }

  @AfterAll
  void close() {
    loaded.values().forEach(LoadedWorkload::close);
  }

  private LoadedWorkload load(String workload) {
    return loaded.computeIfAbsent(
        workload,
        name ->
            Workloads.find(name)
                .orElseThrow()
                .load(new DataRequest(Optional.empty(), directory, false, text -> {})));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void endsWithTheSameBits(String submission, String workload) throws Exception {
    Path whole = directory.resolve(submission + "-" + workload + "-whole");
    Path stopped = directory.resolve(submission + "-" + workload + "-stopped");
    RunPlan plan = plan(submission, load(workload), Workloads.find(workload).orElseThrow());
    Path trial = Path.of(plan.trial(0).key().path());
    List<String> notes = new ArrayList<>();

    TrialResult all = run(plan, whole, notes, row -> keep(row, whole, stopped, trial));
    TrialResult rest = run(plan, stopped, notes, row -> {});

    assertTrue(all.outcome() != Outcome.FAILED, all.toString());
    assertEquals(List.of(trial + " goes on after step " + 2 * EVERY), notes);
    assertEquals(all.parametersSha256(), rest.parametersSha256());
    assertEquals(all.outcome(), rest.outcome());
    assertEquals(all.globalStep(), rest.globalStep());
    EvaluationTable expected = rows(plan, whole);
    EvaluationTable found = rows(plan, stopped);
    for (String column :
        List.of(
            TrialFiles.GLOBAL_STEP,
            TrialFiles.EXAMPLES,
            TrialFiles.GRADIENT_EVALUATIONS,
            "validation/loss",
            "test/loss")) {
      assertArrayEquals(expected.column(column), found.column(column), 0, column);
    }
  }

  /** At the third evaluation, the checkpoint is that of the second. */
  private static void keep(Evaluation row, Path from, Path to, Path trial) {
    if (row.globalStep() == 3 * EVERY) {
      try {
        Files.createDirectories(to.resolve(trial));
        Path file = trial.resolve(TrialFiles.CHECKPOINT);
        Files.copy(from.resolve(file), to.resolve(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static EvaluationTable rows(RunPlan plan, Path tree) throws IOException {
    PlannedTrial trial = plan.trial(0);
    return TrialReader.read(trial.key(), tree.resolve(trial.key().path())).evaluations();
  }

  private TrialResult run(
      RunPlan plan, Path tree, List<String> notes, Consumer<Evaluation> observer) {
    PlannedTrial trial = plan.trial(0);
    CatalogEntry entry = Submissions.named(trial.submission());
    return new TrialRunner(new TickingClock(), Environment.of(1), notes::add)
        .run(
            new TrialRunner.Job(
                plan,
                trial,
                load(trial.workload()),
                Offer.builtIn(entry.type(), entry.summary(), entry.reference()),
                tree),
            observer);
  }

  private RunPlan plan(String submission, LoadedWorkload data, Workload workload) {
    RunConfig config =
        FakeRuns.withCheckpoints(
            FakeRuns.on(FakeRuns.config(directory, 0, submission), workload.name()),
            CheckpointInterval.parse(EVERY + "steps"));
    PlannedWorkload planned =
        new PlannedWorkload(
            workload.name(),
            new DataInfo(
                data.data().name(),
                data.data().origin().name().toLowerCase(Locale.ROOT),
                data.data().sha256()),
            workload.metric().name(),
            Direction.valueOf(workload.metric().direction().name()),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            8,
            STEPS,
            EVERY,
            OptionalLong.of(STEPS),
            "adamw",
            OptionalDouble.empty());
    PlannedTrial trial =
        new PlannedTrial(
            0,
            submission,
            0,
            workload.name(),
            1,
            ConfigFiles.installed().point(submission),
            new TrialSeeds(21, 22));
    return new RunPlan(
        RunPlan.SCHEMA_VERSION,
        config,
        new Ruleset("external", 5, "rules", true, 1, 1, 1),
        List.of(planned),
        List.of(trial),
        new TreeMap<>());
  }
}
