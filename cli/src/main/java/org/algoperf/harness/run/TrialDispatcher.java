package org.algoperf.harness.run;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.trial.DataLocation;
import org.algoperf.harness.worker.Event;
import org.algoperf.harness.worker.Request;
import org.algoperf.harness.worker.Worker;
import org.algoperf.harness.worker.WorkerDiedException;
import org.algoperf.harness.worker.WorkerPool;
import org.algoperf.harness.worker.WorkerPool.Seat;
import org.algoperf.scoring.log.TrialResult;

/** Hands the trials of a plan to the workers, in the plan's order, until all are finished. */
final class TrialDispatcher {

  /** For all that a trial does off its clock between two evaluations. */
  private static final Duration GRACE = Duration.ofMinutes(2);

  /** Where no budget says how long a trial may take. */
  private static final Duration NO_BUDGET = Duration.ofHours(1);

  private static final int BUDGETS = 2;

  private final WorkerPool pool;
  private final TrialTree tree;
  private final RunPlan plan;
  private final DataLocation location;
  private final Announcer announcer;

  TrialDispatcher(
      WorkerPool pool, TrialTree tree, RunPlan plan, DataLocation location, Announcer announcer) {
    this.pool = pool;
    this.tree = tree;
    this.plan = plan;
    this.location = location;
    this.announcer = announcer;
  }

  /**
   * Runs what is not finished yet.
   *
   * @return how many trials were finished before
   */
  int run() {
    List<PlannedTrial> open = tree.open(plan);
    int finished = plan.trials().size() - open.size();
    announcer.tell(listener -> listener.planned(plan, finished));
    Queue<PlannedTrial> queue = new ConcurrentLinkedQueue<>(open);
    pool.onEach(
        seat -> {
          for (PlannedTrial trial = queue.poll(); trial != null; trial = queue.poll()) {
            run(seat, trial);
          }
        });
    return finished;
  }

  private void run(Seat seat, PlannedTrial trial) throws WorkerDiedException {
    Worker worker = seat.worker();
    tree.clear(trial.key());
    announcer.tell(listener -> listener.trialStarted(trial, seat.number()));
    TrialProgress progress = new TrialProgress(plan, trial, announcer);
    TrialResult result;
    try {
      Request request =
          new Request.RunTrial(
              tree.planFile().toAbsolutePath(),
              trial.index(),
              tree.root().toAbsolutePath(),
              location);
      Event.Reply reply = worker.call(request, progress::note, silence(trial));
      Event.Finished finished = Workforce.expect(Event.Finished.class, reply);
      result = finished.result();
      if (finished.worn()) {
        replace(seat, result.reason().orElse("worn by a trial"));
      }
    } catch (WorkerDiedException e) {
      if (pool.isStopped()) {
        throw e;
      }
      result = progress.died(e.getMessage(), tree, worker.environment());
      replace(seat, e.getMessage());
    }
    TrialResult ended = result;
    announcer.tell(listener -> listener.trialFinished(trial, ended));
  }

  private void replace(Seat seat, String reason) {
    seat.discard();
    announcer.tell(listener -> listener.workerReplaced(seat.number(), reason));
  }

  private Duration silence(PlannedTrial trial) {
    double budget = plan.maxRuntimeSec(trial);
    return Double.isInfinite(budget)
        ? NO_BUDGET
        : GRACE.plusMillis((long) (BUDGETS * budget * 1000));
  }
}
