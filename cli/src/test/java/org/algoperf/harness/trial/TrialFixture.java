package org.algoperf.harness.trial;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.config.CheckpointInterval;
import org.algoperf.harness.config.EvalSchedule;
import org.algoperf.harness.config.Ruleset;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.config.StopRule;
import org.algoperf.harness.fake.FakeClock;
import org.algoperf.harness.fake.FakeRuns;
import org.algoperf.harness.fake.Fakes;
import org.algoperf.harness.fake.Quadratic;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.PlannedTrial.TrialSeeds;
import org.algoperf.harness.plan.PlannedWorkload;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.scoring.log.Direction;
import org.algoperf.scoring.log.Evaluation;
import org.algoperf.scoring.log.EvaluationTable;
import org.algoperf.scoring.log.TrialLog;
import org.algoperf.scoring.log.TrialMetadata.DataInfo;
import org.algoperf.scoring.log.TrialReader;
import org.algoperf.scoring.log.TrialResult;
import org.algoperf.workloads.spec.DataRequest;
import org.algoperf.workloads.spec.Split;

/**
 * A trial on a fake clock: a gradient takes 1 s, an evaluation of a split 0.25 s. Evaluations are
 * due every 5 steps, and the budget is 40 s unless a test says otherwise.
 */
final class TrialFixture implements Quadratic.Timeline {

  /** What an evaluation of a split yields after so many gradients. */
  interface Script {
    double metric(Split split, long gradients, double loss);
  }

  final FakeClock clock = new FakeClock();
  Script script = (split, gradients, loss) -> 100 - gradients;
  StopRule stopRule = StopRule.VALIDATION;
  EvalSchedule schedule = EvalSchedule.STEPS;
  OptionalDouble validationTarget = OptionalDouble.of(80);
  OptionalDouble testTarget = OptionalDouble.of(75);
  OptionalLong stepLimit = OptionalLong.empty();
  double stepSec = 1;
  Optional<CheckpointInterval> checkpointEvery = Optional.empty();

  /** Is told of each evaluation after it was logged. */
  Consumer<Evaluation> observer = evaluation -> {};

  /** What runners said. */
  final List<String> notes = new ArrayList<>();

  /** A pause of the machine in the next gradient. */
  double pauseSec;

  double budgetSec = 40;
  private final Path tree;

  TrialFixture(Path tree) {
    this.tree = tree;
  }

  @Override
  public void gradient() {
    clock.advance(stepSec + pauseSec);
    pauseSec = 0;
  }

  @Override
  public double evaluation(Split split, long gradients, double loss) {
    clock.advance(0.25);
    return script.metric(split, gradients, loss);
  }

  RunPlan plan(String submission, Map<String, Object> point) {
    RunConfig single =
        FakeRuns.with(
            FakeRuns.config(tree, 0, submission),
            Map.of("studies", 1, "trials", 1, "stop_rule", stopRule, "eval_schedule", schedule));
    RunConfig config =
        checkpointEvery.map(every -> FakeRuns.withCheckpoints(single, every)).orElse(single);
    long stepHint = 30;
    PlannedWorkload workload =
        new PlannedWorkload(
            "quadratic",
            new DataInfo("quadratic", "generated", Quadratic.SHA256),
            "loss",
            Direction.MINIMIZE,
            validationTarget,
            testTarget,
            8,
            stepHint,
            5,
            stepLimit,
            "descent",
            OptionalDouble.of(budgetSec * 3 / 4 / stepHint));
    PlannedTrial trial =
        new PlannedTrial(0, submission, 0, "quadratic", 1, point, new TrialSeeds(11, 12));
    return new RunPlan(
        RunPlan.SCHEMA_VERSION,
        config,
        new Ruleset("external", 5, "rules", true, 1, 1, 1),
        List.of(workload),
        List.of(trial),
        Collections.emptySortedMap());
  }

  TrialResult run(String submission, Map<String, Object> point) {
    return runOn(runner(), tree, submission, point);
  }

  /** A runner in a process that is cold. */
  TrialRunner runner() {
    return runner(new Warmth());
  }

  TrialRunner runner(Warmth warmth) {
    return new TrialRunner(new WarmUp(clock, warmth), clock, Environment.of(1), notes::add);
  }

  TrialResult runOn(TrialRunner runner, Path tree, String submission, Map<String, Object> point) {
    Quadratic workload = new Quadratic("quadratic", this);
    Catalog catalog = Fakes.of(workload);
    RunPlan plan = plan(submission, point);
    return runner.run(
        new TrialRunner.Job(
            plan,
            plan.trial(0),
            workload.load(new DataRequest(Optional.empty(), tree, false, text -> {})),
            catalog.submission(submission),
            tree),
        observer);
  }

  TrialLog log(String submission) throws Exception {
    RunPlan plan = plan(submission, Map.of());
    return TrialReader.read(plan.trial(0).key(), tree.resolve(plan.trial(0).key().path()));
  }

  EvaluationTable evaluations(String submission) throws Exception {
    return log(submission).evaluations();
  }
}
