package org.algoperf.harness.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.algoperf.harness.ErrorKind;
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

/**
 * Hands the trials of a plan to the workers, in the plan's order, until all are finished. A trial
 * whose worker died goes on once from its checkpoint, where it has one; else it has failed.
 */
final class TrialDispatcher {

  /** Where no budget says how long a trial may take. */
  private static final Duration NO_BUDGET = Duration.ofHours(1);

  private static final int BUDGETS = 2;

  /** A worker may die of the machine; where a second one dies as well, it was the trial. */
  private static final int ATTEMPTS = 2;

  private final WorkerPool pool;
  private final RunPlan plan;
  private final TrialTree tree;
  private final Site site;
  private final Announcer announcer;

  /**
   * Where trials are run.
   *
   * @param tree of the logs
   * @param location of the data
   * @param grace for all that a trial does off its clock between two evaluations
   */
  record Site(TrialTree tree, DataLocation location, Duration grace) {}

  TrialDispatcher(WorkerPool pool, RunPlan plan, Site site, Announcer announcer) {
    this.pool = pool;
    this.plan = plan;
    this.tree = site.tree();
    this.site = site;
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
    announcer.tell(listener -> listener.trialStarted(trial, seat.number()));
    TrialResult result = null;
    for (int attempt = 1; result == null; attempt++) {
      result = attempt(seat, trial, attempt == ATTEMPTS).orElse(null);
    }
    TrialResult ended = result;
    announcer.tell(listener -> listener.trialFinished(trial, ended));
  }

  /** How the trial ended; empty where its worker died and it can go on from its checkpoint. */
  private Optional<TrialResult> attempt(Seat seat, PlannedTrial trial, boolean last)
      throws WorkerDiedException {
    Worker worker = seat.worker();
    tree.clear(trial.key());
    TrialProgress progress = new TrialProgress(plan, trial, announcer);
    try {
      Request request =
          new Request.RunTrial(
              tree.planFile().toAbsolutePath(),
              trial.index(),
              tree.root().toAbsolutePath(),
              site.location());
      Event.Finished finished = finished(worker.call(request, progress::note, silence(trial)));
      TrialResult result = finished.result();
      if (finished.worn() || worker.isWorn()) {
        replace(seat, result.reason().orElse("much memory is in use after the trial"));
      }
      return Optional.of(result);
    } catch (WorkerDiedException e) {
      if (pool.isStopped()) {
        throw e;
      }
      replace(seat, e.getMessage());
      // It may have ended after its last word was on disk, and before that was said.
      Optional<TrialResult> ended = tree.result(trial.key());
      return ended.isPresent() || (!last && tree.hasCheckpoint(trial.key()))
          ? ended
          : Optional.of(progress.died(e.getMessage(), tree, worker.environment()));
    }
  }

  /** A fault in a trial is the trial's, whosever it is: the others go on. */
  static Event.Finished finished(Event.Reply reply) throws WorkerDiedException {
    if (reply instanceof Event.Failed failed && failed.kind() == ErrorKind.INTERNAL) {
      throw new WorkerDiedException(failed.message());
    }
    return Workforce.expect(Event.Finished.class, reply);
  }

  private void replace(Seat seat, String reason) {
    seat.discard();
    announcer.tell(listener -> listener.workerReplaced(seat.number(), reason));
  }

  private Duration silence(PlannedTrial trial) {
    double budget = plan.maxRuntimeSec(trial);
    return Double.isInfinite(budget)
        ? NO_BUDGET
        : site.grace().plusMillis((long) (BUDGETS * budget * 1000));
  }
}
