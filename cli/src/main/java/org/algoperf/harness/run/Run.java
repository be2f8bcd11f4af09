package org.algoperf.harness.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.plan.Planner;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.trial.Clock;
import org.algoperf.harness.trial.DataLocation;
import org.algoperf.harness.trial.SystemClock;
import org.algoperf.harness.worker.WorkerCommand;
import org.algoperf.harness.worker.WorkerFactory;
import org.algoperf.harness.worker.WorkerPool;
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
  }

  /**
   * What the run would do. Loads the data, to find its targets, but neither calibrates nor writes.
   *
   * @throws HarnessException of kind USAGE or DATA
   */
  public RunPlan plan() {
    Catalog offered = catalog.make();
    Planner planner = new Planner(config, offered, files, steps);
    try (WorkerPool pool = new WorkerPool(WorkerFactory.inProcess(offered, clock))) {
      return plan(planner, new Workforce(pool, location(), announcer));
    }
  }

  /**
   * Runs every trial that the directory does not hold yet, and returns when all have ended.
   *
   * @throws HarnessException of any kind; INTERRUPTED after {@link #stop}
   */
  public RunSummary execute() {
    long start = clock.wallNanos();
    Catalog offered = catalog.make();
    Planner planner = new Planner(config, offered, files, steps);
    // Before the lock, which is a file: a directory that holds something else is left as it was.
    TrialTree tree = TrialTree.in(config.out());
    try (DirectoryLock lock = DirectoryLock.take(config.out());
        WorkerPool pool =
            workers.register(
                new WorkerPool(factory(config.workers(), config.out(), catalog, offered)))) {
      lock.requireHeld();
      Workforce workforce = new Workforce(pool, location(), announcer);
      RunPlan draft = plan(planner, workforce);
      RunPlan plan =
          tree.continued(draft)
              .map(before -> renew(tree, before))
              .orElseGet(() -> begin(tree, workforce, draft));
      SummaryBuilder summary = new SummaryBuilder(plan, tree);
      new TrialDispatcher(pool, tree, plan, location(), announcer).run();
      return summary.build((clock.wallNanos() - start) / 1e9, pool.size());
    } catch (HarnessException e) {
      throw e.kind() == ErrorKind.INTERRUPTED ? interrupted(config.out(), e) : e;
    } finally {
      tree.removeIfUnused();
    }
  }

  /**
   * Ends the workers at once; finished trials stay. For a shutdown hook, from any thread, any
   * number of times.
   */
  public void stop() {
    workers.stop();
  }

  private RunPlan begin(TrialTree tree, Workforce workforce, RunPlan draft) {
    RunPlan plan = workforce.calibrate(draft, files);
    tree.begin(plan);
    return plan;
  }

  /** A run may be continued with other checkpoints, of which workers read in the plan. */
  private RunPlan renew(TrialTree tree, RunPlan before) {
    RunPlan plan = before.withCheckpointsOf(config);
    if (!plan.equals(before)) {
      tree.begin(plan);
    }
    return plan;
  }

  private RunPlan plan(Planner planner, Workforce workforce) {
    List<String> workloads = planner.workloads();
    planner.check();
    Map<String, DataInfo> data = workforce.load(workloads);
    return planner.plan(data::get);
  }

  /** Processes that log to a directory, or one worker in this process when there are none. */
  static WorkerFactory factory(int count, Path logs, CatalogSource catalog, Catalog offered) {
    return count == 0
        ? WorkerFactory.inProcess(offered, new SystemClock())
        : WorkerFactory.processes(new WorkerCommand(catalog, count, logs.toAbsolutePath()));
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
