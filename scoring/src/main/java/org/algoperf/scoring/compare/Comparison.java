package org.algoperf.scoring.compare;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One submission in two sets of results, or two in one.
 *
 * @param old what is compared with
 * @param now what is compared: the submission's name
 * @param baseline through which times of different machines are compared; empty where they are
 *     compared directly
 * @param paired whether studies with the same seeds were compared one by one
 * @param workloads ratios by workload
 * @param overall the geometric mean of the ratios
 */
public record Comparison(
    String old,
    String now,
    Optional<String> baseline,
    boolean paired,
    List<Ratio> workloads,
    Ratio overall) {

  /** Copies the list. */
  public Comparison {
    workloads = List.copyOf(workloads);
  }

  /** The workloads' ratios, then the overall one. */
  public List<Ratio> rows() {
    return Stream.concat(workloads.stream(), Stream.of(overall)).toList();
  }

  /** The same comparison with other ratios. */
  Comparison with(List<Ratio> ofWorkloads, Ratio ofAll) {
    return new Comparison(old, now, baseline, paired, ofWorkloads, ofAll);
  }

  /** Whether the judgement of any workload or the overall one is that. */
  public boolean shows(Judgement judgement) {
    return rows().stream().anyMatch(r -> r.judgement() == judgement);
  }
}
