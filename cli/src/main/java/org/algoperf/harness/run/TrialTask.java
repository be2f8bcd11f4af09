package org.algoperf.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.plan.PlanFile;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.plan.TrialIndices;
import org.algoperf.harness.trial.DataLocation;
import org.algoperf.harness.worker.Limits;
import org.algoperf.harness.worker.Part;
import org.algoperf.harness.worker.WorkerCommand;
import org.algoperf.scoring.log.TrialResult;

/**
 * Some trials of a plan, run one after another in a worker process: {@code algoperf trial}.
 *
 * @param planFile a {@code plan.json}
 * @param indices of the trials
 * @param out the log tree: absent, empty, or of the same plan; other processes may add other trials
 * @param dataDir where the data lies, when not where the plan says
 */
public record TrialTask(Path planFile, TrialIndices indices, Path out, Optional<Path> dataDir) {

  /**
   * Runs and logs the trials that are not finished, from their checkpoints where there are some;
   * what else is left of an unfinished one is removed first.
   *
   * @return how the trials ended, in the order of their indices
   * @throws HarnessException when there is no such plan or trial, when {@code out} holds something
   *     else, or when another process runs one of the trials
   */
  public List<TrialResult> run(CatalogSource catalog, RunListener listener) {
    RunPlan plan = PlanFile.read(planFile);
    List<PlannedTrial> trials = indices.of(plan);
    TrialTree tree = TrialTree.in(out);
    Limits limits = Limits.of(OptionalInt.empty(), 1);
    Announcer announcer = new Announcer(listener);
    Part part = Part.task(indices.values().get(0));
    WorkerCommand command = new WorkerCommand(catalog, 1, out.toAbsolutePath(), limits, part);
    try (DirectoryLock lock = DirectoryLock.takePlan(out, () -> {});
        Crew crew = Crew.of(command, new Stoppable(), announcer)) {
      tree.adopt(plan);
      lock.exchangeFor(trials);
      TrialDispatcher.Site site = new TrialDispatcher.Site(tree, location(plan), limits.grace());
      RunPlan own = plan.withTrials(trials);
      new TrialDispatcher(crew.pool(), own, site, announcer).run();
    }
    removeIfEmpty(command.log(0));
    return trials.stream().map(trial -> tree.result(trial.key()).orElseThrow()).toList();
  }

  /** A cluster has many tasks, and few of them something to say. */
  private void removeIfEmpty(Path log) {
    try {
      if (Files.exists(log) && Files.size(log) == 0) {
        Files.delete(log);
      }
    } catch (IOException e) {
      throw TrialTree.unwritable(out, e);
    }
  }

  private DataLocation location(RunPlan plan) {
    return new DataLocation(
        dataDir.or(plan.config()::dataDir).map(Path::toAbsolutePath), plan.config().download());
  }
}
