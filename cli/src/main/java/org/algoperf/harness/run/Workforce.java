package org.algoperf.harness.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToDoubleFunction;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.plan.PlannedWorkload;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.trial.DataLocation;
import org.algoperf.harness.trial.StandInWarning;
import org.algoperf.harness.worker.Event;
import org.algoperf.harness.worker.Request;
import org.algoperf.harness.worker.WorkerDiedException;
import org.algoperf.harness.worker.WorkerPool;
import org.algoperf.harness.worker.WorkerPool.Seat;
import org.algoperf.scoring.Scoring;
import org.algoperf.scoring.log.TrialMetadata.DataInfo;

/** What is asked of the workers before the first trial: data, and calibrations. */
final class Workforce {

  /** Long enough for a download, which announces its progress. */
  private static final Duration SILENCE = Duration.ofMinutes(10);

  private final WorkerPool pool;
  private final DataLocation location;
  private final Announcer announcer;

  Workforce(WorkerPool pool, DataLocation location, Announcer announcer) {
    this.pool = pool;
    this.location = location;
    this.announcer = announcer;
  }

  /**
   * Loads each workload's data in one worker, so that nothing is downloaded twice, and warns of
   * stand-ins.
   */
  Map<String, DataInfo> load(List<String> workloads) {
    Queue<String> queue = new ConcurrentLinkedQueue<>(workloads);
    Map<String, DataInfo> found = new ConcurrentHashMap<>();
    pool.onEach(
        seat -> {
          for (String name = queue.poll(); name != null; name = queue.poll()) {
            Event.Reply reply = call(seat, new Request.Load(name, location));
            found.put(name, expect(Event.Loaded.class, reply).data());
          }
        });
    StandInWarning.of(found).ifPresent(line -> announcer.tell(l -> l.message(line)));
    return found;
  }

  /**
   * The plan with the reference step time of every workload: the median over the workers, which all
   * measure the same workload at the same time, as contended as they will be in the run.
   */
  RunPlan calibrate(RunPlan plan, ConfigFiles files) {
    List<PlannedWorkload> calibrated = new ArrayList<>();
    for (PlannedWorkload workload : plan.workloads()) {
      Request request =
          new Request.Calibrate(workload, files.point(workload.reference()), location);
      List<Event.Calibrated> steps = Collections.synchronizedList(new ArrayList<>());
      pool.onEach(seat -> steps.add(expect(Event.Calibrated.class, call(seat, request))));
      PlannedWorkload known =
          workload.calibrated(
              median(steps, Event.Calibrated::stepSec),
              median(steps, Event.Calibrated::wallOverCpu));
      calibrated.add(known);
      announcer.tell(listener -> listener.calibrated(known));
    }
    return plan.withWorkloads(calibrated);
  }

  private static double median(
      List<Event.Calibrated> steps, ToDoubleFunction<Event.Calibrated> number) {
    return Scoring.median(steps.stream().mapToDouble(number).toArray());
  }

  private Event.Reply call(Seat seat, Request request) throws WorkerDiedException {
    return seat.worker().call(request, this::note, SILENCE);
  }

  private void note(Event event) {
    if (event instanceof Event.Note note) {
      announcer.tell(listener -> listener.message(note.text()));
    }
  }

  /** The reply of the expected kind; a failure becomes the exception that it stands for. */
  static <R extends Event.Reply> R expect(Class<R> type, Event.Reply reply) {
    if (reply instanceof Event.Failed failed) {
      throw new HarnessException(failed.kind(), failed.message());
    }
    return type.cast(reply);
  }
}
