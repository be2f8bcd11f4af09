package org.algoperf.harness.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.plan.PlanDifferences;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.plan.TrialIndices;
import org.algoperf.scoring.RunRecord.End;
import org.algoperf.scoring.log.TrialResult;

/** Repeats what a report has recorded, with its budgets, and compares the bits. */
public final class Reproduction {

  private final Recorded recorded;
  private final CatalogSource catalog;
  private final ConfigFiles files;
  private final RunListener listener;

  /**
   * A reproduction; nothing is run yet.
   *
   * @param recorded the record, with the directory and data that the reproduction is to have
   */
  public Reproduction(
      Recorded recorded, CatalogSource catalog, ConfigFiles files, RunListener listener) {
    this.recorded = recorded;
    this.catalog = catalog;
    this.files = files;
    this.listener = listener;
  }

  /** How a trial came out the second time. */
  public enum Match {
    /** The final parameters are the same, bit for bit. */
    SAME_BITS,
    /** They are not. */
    DIFFERENT_BITS,
    /** It took another number of steps, as a trial does that ends by its time budget. */
    OTHER_LENGTH,
    /** The report does not say how it ended: it failed. */
    NOT_RECORDED
  }

  /**
   * A trial that was repeated.
   *
   * @param trial its path in the log tree
   * @param match how it came out
   * @param recordedStep steps taken then; 0 where it is not recorded
   * @param globalStep steps taken now
   */
  public record Repeated(String trial, Match match, long recordedStep, long globalStep) {}

  /**
   * Runs the whole plan, or one of its trials.
   *
   * @param trial its path in the log tree, or its index; empty for all
   * @throws HarnessException when this program makes another plan of the same configuration
   */
  public List<Repeated> execute(Optional<String> trial) {
    RunPlan plan = recorded.plan();
    Run run = new Run(plan.config(), catalog, files, listener);
    List<String> differences = PlanDifferences.of(plan, run.plan());
    if (!differences.isEmpty()) {
      throw HarnessException.usage(
          "this algoperf makes another plan of the recorded configuration; use the version, data"
              + " and files that the report names:%s",
          PlanDifferences.lines(differences));
    }
    Path out = plan.config().out();
    TrialTree tree = TrialTree.in(out);
    List<PlannedTrial> chosen = trial.map(t -> List.of(find(plan, t))).orElse(plan.trials());
    begin(tree, plan);
    catalog.externals().in(out).keep();
    if (trial.isPresent()) {
      new TrialTask(tree.planFile(), TrialIndices.of(chosen), out, Optional.empty())
          .run(catalog, listener);
    } else {
      run.execute();
    }
    List<Repeated> repeated = new ArrayList<>();
    for (PlannedTrial each : chosen) {
      tree.result(each.key()).ifPresent(now -> repeated.add(compare(each.key().path(), now)));
    }
    return repeated;
  }

  private static void begin(TrialTree tree, RunPlan plan) {
    if (tree.continued(plan).isEmpty()) {
      tree.begin(plan);
    }
  }

  private static PlannedTrial find(RunPlan plan, String trial) {
    if (trial.matches("[0-9]{1,9}")) {
      return plan.trial(Integer.parseInt(trial));
    }
    return plan.trials().stream()
        .filter(t -> t.key().path().equals(trial))
        .findFirst()
        .orElseThrow(
            () ->
                HarnessException.usage(
                    "the report has no trial '%s'; expected a path such as %s, or an index of 0 to"
                        + " %d",
                    trial, plan.trial(0).key().path(), plan.trials().size() - 1));
  }

  private Repeated compare(String trial, TrialResult now) {
    End before = recorded.ends().get(trial);
    if (before == null) {
      return new Repeated(trial, Match.NOT_RECORDED, 0, now.globalStep());
    }
    boolean same = now.parametersSha256().equals(Optional.of(before.parametersSha256()));
    Match other =
        before.globalStep() == now.globalStep() ? Match.DIFFERENT_BITS : Match.OTHER_LENGTH;
    return new Repeated(
        trial, same ? Match.SAME_BITS : other, before.globalStep(), now.globalStep());
  }
}
