package org.algoperf.harness.trial;

/**
 * How long a step takes.
 *
 * @param wallSec wall time in seconds
 * @param wallOverCpu wall time over the processor time of the process, over all steps that were
 *     measured: above 1, the steps waited for the machine
 */
public record StepTime(double wallSec, double wallOverCpu) {}
