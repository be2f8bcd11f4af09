package org.algoperf.scoring;

import java.util.List;
import java.util.SortedMap;

/**
 * What made the logs, by subject: protocol, machine, software, and the data of each workload. A
 * subject with several values was mixed.
 *
 * @param facts values by subject
 * @param quick whether any trial was a smoke run
 * @param trials read
 * @param described of them that describe themselves
 */
public record Provenance(
    SortedMap<String, List<String>> facts, boolean quick, int trials, int described) {

  /** What a reader of a smoke run should know. */
  public static final String SMOKE_RUN =
      "smoke run: budgets and targets are not those of the benchmark, the numbers mean nothing";
}
