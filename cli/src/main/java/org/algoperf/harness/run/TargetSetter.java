package org.algoperf.harness.run;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.WorkloadConfig.Procedure;
import org.algoperf.harness.config.WorkloadConfig.Target;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.plan.TargetPlanner;
import org.algoperf.harness.trial.DataLocation;
import org.algoperf.harness.trial.Environment;
import org.algoperf.harness.worker.Limits;
import org.algoperf.harness.worker.Part;
import org.algoperf.harness.worker.WorkerCommand;
import org.algoperf.harness.worker.WorkerPool;
import org.algoperf.scoring.log.TrialMetadata.DataInfo;
import org.algoperf.workloads.spec.Metric;

/**
 * Finds a workload's targets on the data at hand, by the original's procedure: tune each algorithm
 * over quasi-random points with schedules of 3/4 of the step hint, rerun the best point with other
 * seeds, and take the median of the best validation values, and the worst best test value among the
 * reruns that reached it.
 */
public final class TargetSetter {

  private final TargetConfig config;
  private final CatalogSource catalog;
  private final ConfigFiles files;
  private final InstantSource calendar;
  private final Announcer announcer;
  private final Stoppable workers = new Stoppable();
  private Limits limits;

  /**
   * Prepares the procedure; nothing is read or written yet.
   *
   * @param catalog how this process and worker processes make theirs
   * @param calendar for the date in the record of the procedure
   */
  public TargetSetter(
      TargetConfig config,
      CatalogSource catalog,
      ConfigFiles files,
      InstantSource calendar,
      RunListener listener) {
    this.config = config;
    this.catalog = catalog;
    this.files = files;
    this.calendar = calendar;
    this.announcer = new Announcer(listener);
    this.limits = Limits.of(OptionalInt.empty(), config.workers());
  }

  /** As {@link Run#within}. */
  public TargetSetter within(Limits chosen) {
    limits = chosen;
    return this;
  }

  /**
   * Runs the procedure; on a directory that holds a part of it, continues.
   *
   * @throws HarnessException of any kind; INTERRUPTED after {@link #stop}
   */
  public Target execute() {
    TargetPlanner planner = new TargetPlanner(config.search(), catalog.make(), files);
    DataLocation location =
        new DataLocation(config.dataDir().map(dir -> dir.toAbsolutePath()), config.download());
    try (DirectoryLock lock = DirectoryLock.take(config.out());
        Crew crew = crew()) {
      lock.requireHeld();
      DataInfo data =
          new Workforce(crew.pool(), location, announcer)
              .load(List.of(config.workload()))
              .get(config.workload());
      Stage stage =
          new Stage(crew.pool(), location, crew.offered().workload(config.workload()).metric());
      List<Best> search = stage.run(planner.search(data), "search");
      Best winner = winner(search, stage.metric());
      List<Best> reruns = stage.run(planner.reruns(data, winner.trial()), "reruns");
      return target(data, winner, reruns, stage);
    } catch (HarnessException e) {
      throw e.kind() == ErrorKind.INTERRUPTED ? Run.interrupted(config.out(), e) : e;
    }
  }

  private Crew crew() {
    WorkerCommand command =
        new WorkerCommand(
            catalog, config.workers(), config.out().toAbsolutePath(), limits, Part.ALL);
    return Crew.of(command, workers, announcer);
  }

  /** As {@link Run#stop}. */
  public void stop() {
    workers.stop();
  }

  /** One of the two batches of trials, in a tree of its own, on the same workers. */
  private final class Stage {

    private final WorkerPool pool;
    private final DataLocation location;
    private final Metric metric;

    Stage(WorkerPool pool, DataLocation location, Metric metric) {
      this.pool = pool;
      this.location = location;
      this.metric = metric;
    }

    Metric metric() {
      return metric;
    }

    String versions() {
      return Environment.of(pool.size()).summary();
    }

    List<Best> run(RunPlan draft, String directory) {
      Path root = config.out().resolve(directory);
      TrialTree tree = TrialTree.in(root);
      RunPlan plan = tree.continued(draft).orElse(draft);
      tree.begin(plan);
      TrialDispatcher.Site site = new TrialDispatcher.Site(tree, location, limits.grace());
      new TrialDispatcher(pool, plan, site, announcer).run();
      return plan.trials().stream().map(trial -> Best.read(tree, trial, metric)).toList();
    }
  }

  private static Best winner(List<Best> search, Metric metric) {
    Best winner =
        search.stream().min(Comparator.comparing(Best::validation, order(metric))).orElseThrow();
    if (Double.isNaN(winner.validation())) {
      throw HarnessException.usage(
          "no trial of the search has a finite %s; widen or lower the search spaces",
          metric.name());
    }
    return winner;
  }

  private Target target(DataInfo data, Best winner, List<Best> reruns, Stage stage) {
    Metric metric = stage.metric();
    List<Double> values = reruns.stream().map(Best::validation).sorted(order(metric)).toList();
    // By rank, because a rerun that diverged is the worst one.
    double validation = (values.get((values.size() - 1) / 2) + values.get(values.size() / 2)) / 2;
    OptionalDouble test =
        reruns.stream()
            .filter(r -> metric.reaches(r.validation(), validation))
            .map(Best::test)
            .max(order(metric))
            .map(OptionalDouble::of)
            .orElse(OptionalDouble.empty());
    PlannedTrial best = winner.trial();
    Procedure procedure =
        new Procedure(
            config.algorithms(),
            config.trials(),
            config.reruns(),
            TargetPlanner.horizon(files.workload(config.workload()).stepHint()),
            best.submission(),
            Map.copyOf(best.hyperparameters()),
            values,
            config.seed(),
            LocalDate.ofInstant(calendar.instant(), ZoneOffset.UTC).toString(),
            stage.versions());
    return new Target(data.name(), data.sha256(), validation, test, procedure);
  }

  /** From best to worst, NaN last. */
  private static Comparator<Double> order(Metric metric) {
    return (a, b) -> metric.better(a, b) ? -1 : metric.better(b, a) ? 1 : 0;
  }
}
