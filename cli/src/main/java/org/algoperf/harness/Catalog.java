package org.algoperf.harness;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.algoperf.workloads.spec.Workload;

/**
 * The workloads and submissions that a run can choose from.
 *
 * @param workloads by name
 * @param submissions by name
 */
public record Catalog(SortedMap<String, Workload> workloads, SortedMap<String, Offer> submissions) {

  public Catalog {
    workloads = Collections.unmodifiableSortedMap(new TreeMap<>(workloads));
    submissions = Collections.unmodifiableSortedMap(new TreeMap<>(submissions));
  }

  /** The workload of that name; the error for an unknown one suggests the nearest. */
  public Workload workload(String name) {
    Workload workload = workloads.get(Names.canonical(name));
    if (workload == null) {
      throw Names.unknown("workload", name, workloads.keySet());
    }
    return workload;
  }

  /**
   * The submission of that name, with or without a label; the error for an unknown one suggests the
   * nearest.
   */
  public Offer submission(String name) {
    Offer submission = submissions.get(Names.canonical(Labels.submission(name)));
    if (submission == null) {
      throw Names.unknown("submission", name, submissions.keySet());
    }
    return submission;
  }

  /** The submissions that match any of the globs, with the labels that the globs have. */
  public List<String> submissions(List<String> globs) {
    Set<String> selected = new LinkedHashSet<>();
    for (String glob : globs) {
      String unlabelled = Labels.submission(glob);
      String label = glob.substring(unlabelled.length());
      Names.select("submission", List.of(unlabelled), submissions.keySet())
          .forEach(name -> selected.add(name + label));
    }
    return selected.isEmpty()
        ? Names.select("submission", globs, submissions.keySet())
        : List.copyOf(selected);
  }
}
