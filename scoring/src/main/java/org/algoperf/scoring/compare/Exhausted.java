package org.algoperf.scoring.compare;

/**
 * A trial that used up its budget, which is wall time, without reaching the target.
 *
 * @param submission its submission
 * @param workload its workload
 * @param contended whether other work slowed it, so that it had fewer steps than its budget allows
 */
public record Exhausted(String submission, String workload, boolean contended) {}
