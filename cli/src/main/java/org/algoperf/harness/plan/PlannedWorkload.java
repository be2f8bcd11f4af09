package org.algoperf.harness.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.algoperf.scoring.log.Direction;
import org.algoperf.scoring.log.TrialMetadata.DataInfo;

/**
 * How a run trains and judges one workload.
 *
 * @param name the workload's name
 * @param data which data the trials must find
 * @param metric its name without prefix
 * @param direction which values of it are better
 * @param validationTarget that ends a trial; absent while targets are being set
 * @param testTarget where the workload has one
 * @param batchSize examples in a default batch
 * @param stepHint as told to submissions
 * @param evalEvery steps between evaluations
 * @param stepLimit after which a trial ends, if there is such a limit
 * @param reference the submission whose step time sets the budget
 * @param referenceStepSec its measured step time in seconds; absent until calibrated
 * @param referenceWallOverCpu wall over processor time of that measurement: how busy the machine
 *     was; absent until calibrated, and in older plans
 */
public record PlannedWorkload(
    String name,
    DataInfo data,
    String metric,
    Direction direction,
    OptionalDouble validationTarget,
    OptionalDouble testTarget,
    int batchSize,
    long stepHint,
    long evalEvery,
    OptionalLong stepLimit,
    String reference,
    OptionalDouble referenceStepSec,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) OptionalDouble referenceWallOverCpu) {

  /**
   * This workload with a measured reference step time.
   *
   * @param wallOverCpu wall over processor time of the measurement
   */
  public PlannedWorkload calibrated(double stepSec, double wallOverCpu) {
    return new PlannedWorkload(
        name,
        data,
        metric,
        direction,
        validationTarget,
        testTarget,
        batchSize,
        stepHint,
        evalEvery,
        stepLimit,
        reference,
        OptionalDouble.of(stepSec),
        OptionalDouble.of(wallOverCpu));
  }

  /**
   * The budget of a trial in seconds: factor x 4/3 x step hint x reference step time; infinite
   * where nothing was calibrated.
   */
  public double maxRuntimeSec(double budgetFactor) {
    return referenceStepSec.isPresent()
        ? budgetFactor * 4 / 3 * stepHint * referenceStepSec.getAsDouble()
        : Double.POSITIVE_INFINITY;
  }
}
