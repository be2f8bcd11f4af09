package org.algoperf.scoring.compare;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.algoperf.scoring.Evidence;
import org.algoperf.scoring.Rule;
import org.algoperf.scoring.ScoreRequest;
import org.algoperf.scoring.Scorer;
import org.algoperf.scoring.ScoringException;
import org.algoperf.scoring.StudyTime;
import org.algoperf.scoring.log.TrialLog;
import org.algoperf.scoring.log.TrialMetadata;

/**
 * The times of a set of results, and what has to agree before they are compared with others.
 *
 * @param name for messages: the directory
 * @param clock in which currency the times are
 * @param seed from which every random stream was derived; empty where the results have several
 * @param machine on which the trials ran, in words; several are joined
 * @param rules of the runs, in words, but for the number of studies
 * @param quick whether it was a smoke run
 * @param workloads what was trained: the data's digest and the target, in words, by workload
 * @param software versions, in words
 * @param times of the studies by submission, workload and study; infinite for a miss
 */
public record ResultSet(
    String name,
    String clock,
    OptionalLong seed,
    String machine,
    String rules,
    boolean quick,
    SortedMap<String, String> workloads,
    String software,
    SortedMap<String, SortedMap<String, SortedMap<Integer, Double>>> times) {

  /** Keeps the maps from being changed. */
  public ResultSet {
    workloads = Collections.unmodifiableSortedMap(workloads);
    times = Collections.unmodifiableSortedMap(times);
  }

  /**
   * The results in a directory, on the request's clock.
   *
   * @throws ScoringException if they cannot be read, or do not describe themselves
   */
  public static ResultSet read(Path directory, ScoreRequest request) {
    return of(directory.toString(), Scorer.evidence(request), request);
  }

  /** The results of logs that were read. */
  public static ResultSet of(String name, Evidence evidence, ScoreRequest request) {
    List<TrialMetadata> all =
        evidence.logs().trials().stream().map(t -> described(name, t)).toList();
    Set<String> seeds = distinct(all, m -> String.valueOf(m.seed()));
    SortedMap<String, String> workloads = new TreeMap<>();
    all.forEach(m -> workloads.put(m.key().workload(), workload(m)));
    SortedMap<String, SortedMap<String, SortedMap<Integer, Double>>> times = new TreeMap<>();
    for (StudyTime study : evidence.studies(request.clock(), Rule.EXACT).times()) {
      times
          .computeIfAbsent(study.submission(), s -> new TreeMap<>())
          .computeIfAbsent(study.workload(), w -> new TreeMap<>())
          .put(study.study(), study.time());
    }
    return new ResultSet(
        name,
        request.clock().label(),
        seeds.size() == 1 ? OptionalLong.of(all.get(0).seed()) : OptionalLong.empty(),
        joined(distinct(all, ResultSet::machine)),
        joined(distinct(all, ResultSet::rules)),
        all.stream().anyMatch(m -> m.protocol().quick()),
        workloads,
        joined(distinct(all, ResultSet::software)),
        times);
  }

  /** The same results under another name. */
  public ResultSet named(String other) {
    return new ResultSet(other, clock, seed, machine, rules, quick, workloads, software, times);
  }

  /** The submissions, sorted. */
  public Set<String> submissions() {
    return times.keySet();
  }

  /** The times of a submission's studies on a workload; empty where it has none. */
  SortedMap<Integer, Double> studies(String submission, String workload) {
    return times
        .getOrDefault(submission, Collections.emptySortedMap())
        .getOrDefault(workload, Collections.emptySortedMap());
  }

  private static TrialMetadata described(String name, TrialLog trial) {
    return trial
        .metadata()
        .orElseThrow(
            () ->
                new ScoringException(
                    "%s: logs that do not describe their machine, data and seed cannot be compared;"
                            .formatted(name)
                        + " the first is "
                        + trial.directory()));
  }

  private static NavigableSet<String> distinct(
      List<TrialMetadata> all, Function<TrialMetadata, String> fact) {
    NavigableSet<String> values = new TreeSet<>();
    all.forEach(m -> values.add(fact.apply(m)));
    return values;
  }

  private static String joined(Set<String> values) {
    return String.join(" + ", values);
  }

  private static String machine(TrialMetadata m) {
    TrialMetadata.MachineInfo machine = m.machine();
    return "%s (%s, %s, %d cores, %d workers)"
        .formatted(
            machine.host(), machine.cpu(), machine.arch(), machine.cores(), machine.workers());
  }

  private static String rules(TrialMetadata m) {
    TrialMetadata.ProtocolInfo p = m.protocol();
    return "%s v%d, trials in a study: %d, budget x%s, evaluations by %s, stops at %s%s"
        .formatted(
            p.ruleset(),
            p.version(),
            p.trials(),
            p.budgetFactor(),
            p.evalSchedule(),
            p.stopRule(),
            p.quick() ? ", smoke run" : "");
  }

  private static String workload(TrialMetadata m) {
    return "data %s, %s to %s, every %d steps"
        .formatted(
            m.data().sha256(),
            m.workload().targetMetricName(),
            m.workload().validationTarget(),
            m.workload().evalEvery());
  }

  private static String software(TrialMetadata m) {
    TrialMetadata.SoftwareInfo s = m.software();
    return "algoperf %s (%s), Java %s, DJL %s, libtorch %s, BLAS %s"
        .formatted(s.algoperf(), s.commit(), s.java(), s.djl(), s.libtorch(), s.blas());
  }
}
