package org.algoperf.scoring.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a trial was: {@code meta_data_0.json}, written before its first step. Keys are the
 * components in snake case.
 *
 * @param schemaVersion of this file; {@value #SCHEMA_VERSION} today
 * @param key which trial
 * @param workload what was trained, to which target, on which budget
 * @param data which data it was given
 * @param protocol under which rules
 * @param submission how the submission was built
 * @param seed from which every random stream of the trial is derived
 * @param machine where it ran
 * @param software what ran it
 */
public record TrialMetadata(
    int schemaVersion,
    TrialKey key,
    WorkloadInfo workload,
    DataInfo data,
    ProtocolInfo protocol,
    SubmissionInfo submission,
    long seed,
    MachineInfo machine,
    SoftwareInfo software) {

  /** The version that this code writes. */
  public static final int SCHEMA_VERSION = 1;

  /**
   * What was trained, to which target, on which budget.
   *
   * @param targetMetricName without prefix
   * @param direction of that metric
   * @param validationTarget which ends the trial and counts for the score
   * @param testTarget where the workload has one
   * @param maxRuntimeSec the budget on the wall clock of the clocked parts, in seconds
   * @param stepHint as told to submissions
   * @param batchSize as used by this trial
   * @param evalEvery steps between evaluations
   * @param parameters number of parameters
   * @param referenceStepSec the calibrated time of a reference step, from which the budget follows
   * @param referenceWallOverCpu wall over processor time of the calibration: how busy the machine
   *     was; empty in older logs
   */
  public record WorkloadInfo(
      String targetMetricName,
      Direction direction,
      double validationTarget,
      OptionalDouble testTarget,
      double maxRuntimeSec,
      long stepHint,
      int batchSize,
      long evalEvery,
      long parameters,
      double referenceStepSec,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) OptionalDouble referenceWallOverCpu) {

    /** Whether others used the machine while the budget was measured. */
    public boolean budgetContended() {
      return referenceWallOverCpu.orElse(1) > Contention.THRESHOLD;
    }
  }

  /**
   * Which data the trial was given.
   *
   * @param name of the data set
   * @param origin directory, cache, download, generated or stand_in
   * @param sha256 of its decoded examples
   */
  public record DataInfo(String name, String origin, String sha256) {}

  /**
   * The rules of the run.
   *
   * @param ruleset the ruleset's name, for example {@code external}
   * @param version of the rules; results of different versions are not comparable
   * @param studies how many studies the run has
   * @param trials how many trials a study has
   * @param budgetFactor by which the workload's budget is multiplied
   * @param evalSchedule {@code steps} or {@code time}
   * @param stopRule {@code validation} or {@code both}
   * @param quick whether this is a smoke run, whose scores mean nothing
   */
  public record ProtocolInfo(
      String ruleset,
      int version,
      int studies,
      int trials,
      double budgetFactor,
      String evalSchedule,
      String stopRule,
      boolean quick) {}

  /**
   * How the submission was built.
   *
   * @param origin {@code built-in}, or the file it came from
   * @param sha256 of that file
   * @param stateBytesPerParameter bytes of registered state per parameter
   */
  public record SubmissionInfo(
      String origin, Optional<String> sha256, double stateBytesPerParameter) {}

  /**
   * Where the trial ran.
   *
   * @param host the machine's name
   * @param os name and version
   * @param arch the processor's architecture
   * @param cpu the processor's model
   * @param cores that the process may use
   * @param workers processes that ran trials at the same time
   * @param placement on which cores, and whether they were its own; empty in older logs
   */
  public record MachineInfo(
      String host,
      String os,
      String arch,
      String cpu,
      int cores,
      int workers,
      Optional<Placement> placement) {

    /** A machine of which no more is known. */
    public MachineInfo(String host, String os, String arch, String cpu, int cores, int workers) {
      this(host, os, arch, cpu, cores, workers, Optional.empty());
    }

    /** Whether the trial's cores were its own. */
    public Exclusivity exclusivity() {
      return placement.map(Placement::exclusivity).orElse(Exclusivity.UNKNOWN);
    }
  }

  /**
   * What ran the trial.
   *
   * @param algoperf version
   * @param commit of the source, or {@code unknown}
   * @param java version and vendor
   * @param djl version
   * @param libtorch version
   * @param blas which path the matrix products took: {@code plain} or {@code amd-fast}
   * @param torchThreads intra-op threads
   */
  public record SoftwareInfo(
      String algoperf,
      String commit,
      String java,
      String djl,
      String libtorch,
      String blas,
      int torchThreads) {}
}
