package org.algoperf.harness.trial;

import java.util.Locale;
import java.util.Optional;
import org.algoperf.harness.ExternalSource;
import org.algoperf.harness.config.Ruleset;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.PlannedWorkload;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.scoring.log.TrialMetadata;
import org.algoperf.scoring.log.TrialMetadata.DataInfo;
import org.algoperf.scoring.log.TrialMetadata.ProtocolInfo;
import org.algoperf.scoring.log.TrialMetadata.SubmissionInfo;
import org.algoperf.scoring.log.TrialMetadata.WorkloadInfo;
import org.algoperf.workloads.spec.DataProvenance;

/** Describes a trial for its log. */
public final class Metadata {

  private static final String BUILT_IN = "built-in";

  private Metadata() {}

  /**
   * What is only known once a trial was opened; zeros where it never was.
   *
   * @param batchSize chosen by the submission
   * @param parameters of the model
   * @param stateBytesPerParameter of the submission
   */
  public record Opened(int batchSize, long parameters, double stateBytesPerParameter) {

    /** A trial whose worker died before it was opened. */
    public static final Opened NEVER = new Opened(0, 0, 0);
  }

  /** The description of a trial. */
  public static TrialMetadata of(
      RunPlan plan, PlannedTrial trial, Opened opened, Environment environment) {
    PlannedWorkload workload = plan.workload(trial.workload());
    return new TrialMetadata(
        TrialMetadata.SCHEMA_VERSION,
        trial.key(),
        workloadInfo(workload, plan.maxRuntimeSec(trial), opened),
        workload.data(),
        protocol(plan.config(), plan.ruleset()),
        submission(
            Optional.ofNullable(plan.external().get(trial.submission())),
            opened.stateBytesPerParameter()),
        plan.config().seed(),
        environment.machine(),
        environment.software());
  }

  /** What is logged of a data set. */
  public static DataInfo data(DataProvenance data) {
    return new DataInfo(data.name(), data.origin().name().toLowerCase(Locale.ROOT), data.sha256());
  }

  private static SubmissionInfo submission(Optional<ExternalSource> source, double stateBytes) {
    return new SubmissionInfo(
        source.map(file -> file.path().toString()).orElse(BUILT_IN),
        source.map(ExternalSource::sha256),
        stateBytes);
  }

  private static WorkloadInfo workloadInfo(
      PlannedWorkload workload, double maxRuntimeSec, Opened opened) {
    return new WorkloadInfo(
        workload.metric(),
        workload.direction(),
        workload.validationTarget().orElse(Double.NaN),
        workload.testTarget(),
        maxRuntimeSec,
        workload.stepHint(),
        opened.batchSize(),
        workload.evalEvery(),
        opened.parameters(),
        workload.referenceStepSec().orElse(Double.NaN),
        workload.referenceWallOverCpu());
  }

  private static ProtocolInfo protocol(RunConfig config, Ruleset ruleset) {
    return new ProtocolInfo(
        ruleset.name(),
        ruleset.version(),
        ruleset.studies(),
        ruleset.trials(),
        ruleset.budgetFactor(),
        config.evalSchedule().id(),
        config.stopRule().id(),
        config.quick());
  }
}
