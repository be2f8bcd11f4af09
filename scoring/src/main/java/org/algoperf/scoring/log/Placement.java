package org.algoperf.scoring.log;

/**
 * Where on its machine a trial ran.
 *
 * @param cores the numbers of the cores that it could use, such as {@code 0-3,8}; empty where the
 *     system does not tell
 * @param exclusivity whether they were its own
 */
public record Placement(String cores, Exclusivity exclusivity) {}
