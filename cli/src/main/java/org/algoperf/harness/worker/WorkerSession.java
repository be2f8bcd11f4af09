package org.algoperf.harness.worker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.plan.PlanFile;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.PlannedWorkload;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.trial.Calibrator;
import org.algoperf.harness.trial.Clock;
import org.algoperf.harness.trial.DataLocation;
import org.algoperf.harness.trial.Environment;
import org.algoperf.harness.trial.Failures;
import org.algoperf.harness.trial.Metadata;
import org.algoperf.harness.trial.StepTime;
import org.algoperf.harness.trial.TrialRunner;
import org.algoperf.scoring.log.TrialResult;
import org.algoperf.submissions.api.Submission;
import org.algoperf.workloads.spec.DataException;
import org.algoperf.workloads.spec.DataProvenance;
import org.algoperf.workloads.spec.LoadedWorkload;
import org.algoperf.workloads.spec.WorkloadSpec;

/**
 * Fulfils requests, in this process and on one thread; keeps loaded data and compiled code from one
 * to the next.
 */
public final class WorkerSession implements AutoCloseable {

  private final Catalog catalog;
  private final Clock clock;
  private final TrialRunner runner;
  private final Consumer<Event> events;
  private final Map<String, LoadedWorkload> loaded = new HashMap<>();
  private final Map<Path, RunPlan> plans = new HashMap<>();

  /** A session that has loaded nothing yet. */
  public WorkerSession(
      Catalog catalog, Clock clock, Environment environment, Consumer<Event> events) {
    this.catalog = catalog;
    this.clock = clock;
    this.runner = new TrialRunner(clock, environment, text -> events.accept(new Event.Note(text)));
    this.events = events;
  }

  /** Fulfils a request; what goes wrong becomes a reply, too. */
  public Event.Reply fulfil(Request request) {
    try {
      if (request instanceof Request.Load load) {
        return new Event.Loaded(Metadata.data(load(load.workload(), load.location()).data()));
      }
      if (request instanceof Request.Calibrate calibrate) {
        StepTime step = calibrate(calibrate);
        return new Event.Calibrated(step.wallSec(), step.wallOverCpu());
      }
      return run((Request.RunTrial) request);
    } catch (HarnessException e) {
      return new Event.Failed(e.kind(), e.getMessage());
    } catch (DataException e) {
      return new Event.Failed(ErrorKind.DATA, e.getMessage());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
      return new Event.Failed(ErrorKind.INTERNAL, Failures.describe(what(request), e));
    }
  }

  private static String what(Request request) {
    if (request instanceof Request.Load load) {
      return "loading " + load.workload();
    }
    if (request instanceof Request.Calibrate calibrate) {
      return "calibrating " + calibrate.workload().name();
    }
    return "before the start";
  }

  private LoadedWorkload load(String workload, DataLocation location) {
    LoadedWorkload found = loaded.get(workload);
    if (found == null) {
      found =
          catalog
              .workload(workload)
              .load(location.request(text -> events.accept(new Event.Note(text))));
      loaded.put(workload, found);
    }
    return found;
  }

  private StepTime calibrate(Request.Calibrate request) {
    PlannedWorkload workload = request.workload();
    LoadedWorkload data = load(workload.name(), request.location());
    Submission reference = catalog.submission(workload.reference()).at(request.point());
    WorkloadSpec spec =
        new WorkloadSpec(
            workload.name(),
            workload.batchSize(),
            workload.stepHint(),
            data.data().trainExamples());
    return new Calibrator(clock).step(data, reference, spec);
  }

  private Event.Finished run(Request.RunTrial request) {
    RunPlan plan = plans.computeIfAbsent(request.plan(), PlanFile::read);
    PlannedTrial trial = plan.trial(request.index());
    LoadedWorkload workload = load(trial.workload(), request.location());
    requireData(plan.workload(trial.workload()), workload.data());
    TrialRunner.Job job =
        new TrialRunner.Job(
            plan, trial, workload, catalog.submission(trial.submission()), request.tree());
    TrialResult result =
        runner.run(job, evaluation -> events.accept(new Event.Evaluated(evaluation)));
    return new Event.Finished(result, runner.isWorn());
  }

  private static void requireData(PlannedWorkload planned, DataProvenance found) {
    if (!planned.data().sha256().equals(found.sha256())) {
      throw new HarnessException(
          ErrorKind.DATA,
          "%s: the plan was made for %s with sha256 %s, but %s with sha256 %s was found;"
                  .formatted(
                      planned.name(),
                      planned.data().name(),
                      planned.data().sha256(),
                      found.name(),
                      found.sha256())
              + " name the directory of the plan's data by --data-dir");
    }
  }

  @Override
  public void close() {
    loaded.values().forEach(LoadedWorkload::close);
    loaded.clear();
  }
}
