package org.algoperf.harness.run;

import java.nio.file.Path;
import java.time.Duration;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.plan.PlanFile;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.trial.DataLocation;
import org.algoperf.harness.trial.SystemClock;
import org.algoperf.harness.worker.Event;
import org.algoperf.harness.worker.InProcessWorker;
import org.algoperf.harness.worker.Request;
import org.algoperf.scoring.log.TrialResult;

/** One trial of a plan, run in this process: {@code algoperf trial}. */
public final class SingleTrial {

  private SingleTrial() {}

  /**
   * Runs a trial and logs it, from its checkpoint if there is one; else an unfinished log of it is
   * removed first.
   *
   * @param planFile a {@code plan.json}
   * @param index of the trial
   * @param out the log tree
   * @throws HarnessException when there is no such plan or trial, or the trial is finished already
   */
  public static TrialResult run(
      Path planFile, int index, Path out, CatalogSource catalog, RunListener listener) {
    RunPlan plan = PlanFile.read(planFile);
    PlannedTrial trial = plan.trial(index);
    TrialTree tree = TrialTree.of(out);
    tree.result(trial.key())
        .ifPresent(
            result -> {
              throw HarnessException.output(
                  "%s is finished already; delete it to run the trial again",
                  tree.directory(trial.key()));
            });
    tree.clear(trial.key());
    TrialProgress progress = new TrialProgress(plan, trial, new Announcer(listener));
    DataLocation location = new DataLocation(plan.config().dataDir(), plan.config().download());
    try (InProcessWorker worker = new InProcessWorker(catalog.make(), new SystemClock())) {
      Request request = new Request.RunTrial(planFile, index, out, location);
      Event.Reply reply = worker.call(request, progress::note, Duration.ofDays(1));
      return Workforce.expect(Event.Finished.class, reply).result();
    }
  }
}
