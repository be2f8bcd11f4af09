package org.algoperf.harness.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.ExternalSource;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.Planner;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.plan.Shard;
import org.algoperf.harness.trial.Clock;
import org.algoperf.harness.trial.DataLocation;
import org.algoperf.harness.trial.SystemClock;
import org.algoperf.harness.worker.Limits;
import org.algoperf.harness.worker.Part;
import org.algoperf.harness.worker.WorkerCommand;
import org.algoperf.scoring.log.TrialMetadata.DataInfo;

/** A benchmark run: plan, calibrate, run every trial, and sum up. */
public final class Run {

  private final RunConfig config;
  private final CatalogSource catalog;
  private final ConfigFiles files;
  private final Announcer announcer;
  private final OptionalLong steps;
  private final Stoppable workers = new Stoppable();
  private final Clock clock = new SystemClock();
  private Limits limits;

  /**
   * Prepares a run; nothing is read or written yet.
   *
   * @param catalog how this process and worker processes make theirs
   * @param files where rulesets, workloads and submissions are configured
   */
  public Run(RunConfig config, CatalogSource catalog, ConfigFiles files, RunListener listener) {
    this(config, catalog, files, listener, OptionalLong.empty());
  }

  /**
   * Prepares a run to targets, or one without.
   *
   * @param steps as {@link Planner} takes them: trials end after so many steps, and have no targets
   */
  public Run(
      RunConfig config,
      CatalogSource catalog,
      ConfigFiles files,
      RunListener listener,
      OptionalLong steps) {
    this.config = config;
    this.catalog = catalog;
    this.files = files;
    this.announcer = new Announcer(listener);
    this.steps = steps;
    this.limits = Limits.of(OptionalInt.empty(), config.workers());
  }

  /** The same run with other limits to what a worker may use; to be set before it begins. */
  public Run within(Limits chosen) {
    limits = chosen;
    return this;
  }

  /**
   * What the run would do. Loads the data, to find its targets, but neither calibrates nor writes.
   *
   * @throws HarnessException of kind USAGE or DATA
   */
  public RunPlan plan() {
    try (Crew crew = Crew.alone(catalog)) {
      return plan(crew.offered(), workforce(crew));
    }
  }

  /**
   * What the run would do, with budgets: loads the data and measures the reference steps, in this
   * process, and writes nothing.
   *
   * @throws HarnessException of kind USAGE or DATA
   */
  public RunPlan estimate() {
    try (Crew crew = Crew.alone(catalog)) {
      Workforce workforce = workforce(crew);
      return workforce.calibrate(plan(crew.offered(), workforce), files);
    }
  }

  /**
   * Runs every trial that the directory does not hold yet, and returns when all have ended.
   *
   * @throws HarnessException of any kind; INTERRUPTED after {@link #stop}
   */
  public RunSummary execute() {
    return execute(Shard.ALL);
  }

  /**
   * Runs the trials of a shard that the directory does not hold yet. The first of the shards to
   * come to a directory makes the plan, and the others wait for it.
   *
   * @return how the shard's trials went
   * @throws HarnessException of any kind; INTERRUPTED after {@link #stop}
   */
  public RunSummary execute(Shard shard) {
    long start = clock.wallNanos();
    // Before the lock, which is a file: a directory that holds something else is left as it was.
    TrialTree tree = TrialTree.in(config.out());
    try (DirectoryLock lock =
            shard.isAll()
                ? DirectoryLock.take(config.out())
                : DirectoryLock.takePlan(config.out(), this::waiting);
        Crew crew = crew(shard)) {
      RunPlan whole = settle(tree, crew);
      List<PlannedTrial> own = shard.trials(whole);
      if (!shard.isAll()) {
        lock.exchangeFor(own);
      }
      lock.requireHeld();
      RunPlan plan = whole.withTrials(own);
      SummaryBuilder summary = new SummaryBuilder(plan, tree);
      TrialDispatcher.Site site = new TrialDispatcher.Site(tree, location(), limits.grace());
      new TrialDispatcher(crew.pool(), plan, site, announcer).run();
      return summary.build((clock.wallNanos() - start) / 1e9, crew.pool().size());
    } catch (HarnessException e) {
      throw e.kind() == ErrorKind.INTERRUPTED ? interrupted(config.out(), e) : e;
    } finally {
      tree.removeIfUnused();
    }
  }

  /**
   * Writes the plan with its budgets, as {@link #execute} does, and runs none of its trials. Of a
   * directory that holds a plan, it is the plan.
   *
   * @throws HarnessException of any kind; INTERRUPTED after {@link #stop}
   */
  public RunPlan prepare() {
    TrialTree tree = TrialTree.in(config.out());
    try (DirectoryLock lock = DirectoryLock.takePlan(config.out(), this::waiting);
        Crew crew = crew(Shard.ALL)) {
      lock.requireHeld();
      return settle(tree, crew);
    } catch (HarnessException e) {
      throw e.kind() == ErrorKind.INTERRUPTED ? interrupted(config.out(), e) : e;
    } finally {
      tree.removeIfUnused();
    }
  }

  /** The files of submissions that are not built in. */
  public List<ExternalSource> externals() {
    return catalog.externals().sources();
  }

  /**
   * Ends the workers at once; finished trials stay. For a shutdown hook, from any thread, any
   * number of times.
   */
  public void stop() {
    workers.stop();
  }

  private Crew crew(Shard shard) {
    Part part = shard.isAll() ? Part.ALL : Part.shard(shard.number());
    WorkerCommand command =
        new WorkerCommand(catalog, config.workers(), config.out().toAbsolutePath(), limits, part);
    return Crew.of(command, workers, announcer);
  }

  private void waiting() {
    String line = "waiting for another process, which makes the plan of " + config.out();
    announcer.tell(listener -> listener.message(line));
  }

  private RunPlan settle(TrialTree tree, Crew crew) {
    Workforce workforce = workforce(crew);
    RunPlan draft = plan(crew.offered(), workforce);
    return tree.continued(draft)
        .map(before -> renew(tree, before))
        .orElseGet(
            () -> {
              RunPlan plan = workforce.calibrate(draft, files);
              tree.begin(plan);
              return plan;
            });
  }

  /** A run may be continued with other checkpoints, of which workers read in the plan. */
  private RunPlan renew(TrialTree tree, RunPlan before) {
    RunPlan plan = before.withConfig(before.config().withCheckpointsOf(config));
    if (!plan.equals(before)) {
      tree.begin(plan);
    }
    return plan;
  }

  private Workforce workforce(Crew crew) {
    return new Workforce(crew.pool(), location(), announcer);
  }

  private RunPlan plan(Catalog offered, Workforce workforce) {
    Planner planner = new Planner(config, offered, files, steps);
    List<String> workloads = planner.workloads();
    planner.check();
    Map<String, DataInfo> data = workforce.load(workloads);
    return planner.plan(data::get);
  }

  private DataLocation location() {
    return new DataLocation(config.dataDir().map(dir -> dir.toAbsolutePath()), config.download());
  }

  /** What is said after a stop. */
  static HarnessException interrupted(Path out, HarnessException cause) {
    return new HarnessException(
        ErrorKind.INTERRUPTED,
        "stopped; what was finished is kept in %s: run the same command again to continue"
            .formatted(out),
        cause);
  }
}
