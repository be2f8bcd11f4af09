package org.algoperf.scoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.algoperf.scoring.log.Exclusivity;
import org.algoperf.scoring.log.TrialKey;
import org.algoperf.scoring.log.TrialLog;
import org.algoperf.scoring.log.TrialMetadata;
import org.algoperf.scoring.log.TrialMetadata.ProtocolInfo;

/** What the metadata of many trials say together, and whether they may be scored together. */
final class Provenances {

  private Provenances() {}

  /** The facts of all trials by subject. */
  static Provenance of(List<TrialLog> trials) {
    SortedMap<String, SortedSet<String>> facts = new TreeMap<>();
    boolean quick = false;
    int described = 0;
    for (TrialLog trial : trials) {
      if (trial.metadata().isPresent()) {
        TrialMetadata m = trial.metadata().get();
        described++;
        quick |= m.protocol().quick();
        facts(m).forEach((k, v) -> facts.computeIfAbsent(k, x -> new TreeSet<>()).add(v));
      }
    }
    SortedMap<String, List<String>> lists = new TreeMap<>();
    facts.forEach((subject, values) -> lists.put(subject, List.copyOf(values)));
    return new Provenance(lists, quick, trials.size(), described);
  }

  private static Map<String, String> facts(TrialMetadata m) {
    Map<String, String> facts = new HashMap<>();
    facts.put("protocol", protocol(m.protocol()));
    facts.put("data " + m.key().workload(), data(m));
    m.submission()
        .sha256()
        .ifPresent(sha -> facts.put("submission " + m.key().submission(), file(m, sha)));
    if (m.machine().exclusivity() != Exclusivity.UNKNOWN) {
      facts.put("cores", word(m.machine().exclusivity()));
    }
    facts.put(
        "machine",
        "%s, %s, %s, %s, %s, %s"
            .formatted(
                m.machine().host(),
                m.machine().cpu(),
                m.machine().arch(),
                m.machine().os(),
                Counts.of(m.machine().cores(), "core"),
                Counts.of(m.machine().workers(), "worker")));
    facts.put("algoperf", m.software().algoperf() + " (" + m.software().commit() + ")");
    facts.put("java", m.software().java());
    facts.put("djl", m.software().djl());
    facts.put("libtorch", m.software().libtorch());
    facts.put("blas", m.software().blas());
    facts.put("torch threads", String.valueOf(m.software().torchThreads()));
    return facts;
  }

  /** The name of a submission's file, whose directory is nobody else's business. */
  private static String file(TrialMetadata m, String sha256) {
    return "%s, sha256 %s".formatted(m.submission().origin().replaceFirst(".*[/\\\\]", ""), sha256);
  }

  private static String protocol(ProtocolInfo p) {
    return "%s v%d, %s of %s, budget x%s, evaluations by %s, stops at %s%s"
        .formatted(
            p.ruleset(),
            p.version(),
            Counts.of(p.studies(), "study"),
            Counts.of(p.trials(), "trial"),
            p.budgetFactor(),
            p.evalSchedule(),
            p.stopRule(),
            p.quick() ? ", smoke run" : "");
  }

  private static String data(TrialMetadata m) {
    return "%s (%s), sha256 %s".formatted(m.data().name(), m.data().origin(), m.data().sha256());
  }

  /**
   * Refuses logs whose times do not compare: other data, another BLAS path, other rules, cores of
   * their own and shared ones, or logs with and without a description; and trials of one submission
   * that were planned apart.
   */
  static void requireUnmixed(List<TrialLog> trials) {
    Map<Path, SortedSet<String>> cores = cores(trials);
    Map<String, TrialLog> first = new HashMap<>();
    Map<String, String> value = new HashMap<>();
    for (TrialLog trial : trials) {
      for (var fact : decisive(trial, cores).entrySet()) {
        String before = value.putIfAbsent(fact.getKey(), fact.getValue());
        TrialLog other = first.putIfAbsent(fact.getKey(), trial);
        if (before != null && !before.equals(fact.getValue())) {
          throw new ScoringException(
              "the logs differ in %s and do not compare: %s has %s, %s has %s; score them apart, or "
                      .formatted(
                          fact.getKey(),
                          other.directory(),
                          before,
                          trial.directory(),
                          fact.getValue())
                  + "pass --mix to do it all the same");
        }
      }
    }
  }

  /**
   * Whose cores the trials of each tree ran on, as far as they tell. A run that was continued
   * beside another one has both, and all its submissions alike, so that a tree is not held against
   * itself.
   */
  private static Map<Path, SortedSet<String>> cores(List<TrialLog> trials) {
    Map<Path, SortedSet<String>> cores = new HashMap<>();
    for (TrialLog trial : trials) {
      trial
          .metadata()
          .map(m -> m.machine().exclusivity())
          .filter(exclusivity -> exclusivity != Exclusivity.UNKNOWN)
          .ifPresent(e -> cores.computeIfAbsent(tree(trial), t -> new TreeSet<>()).add(word(e)));
    }
    return cores;
  }

  private static Path tree(TrialLog trial) {
    Path tree = trial.directory().toAbsolutePath();
    for (int i = 0; i < TrialKey.DEPTH; i++) {
      tree = tree.getParent();
    }
    return tree;
  }

  private static Map<String, String> decisive(TrialLog trial, Map<Path, SortedSet<String>> cores) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("whether they describe themselves", trial.metadata().isPresent() ? "yes" : "no");
    trial
        .metadata()
        .ifPresent(
            m -> {
              facts.put("the data of " + m.key().workload(), m.data().sha256());
              facts.put("the BLAS path", m.software().blas());
              facts.put("the rules", protocol(m.protocol()));
              if (m.machine().exclusivity() != Exclusivity.UNKNOWN) {
                facts.put("whose cores they ran on", String.join(" and ", cores.get(tree(trial))));
              }
              facts.putAll(planned(m));
            });
    return facts;
  }

  /** What parts of one run have in common: they were planned, and their budgets measured, once. */
  private static Map<String, String> planned(TrialMetadata m) {
    String cell = " of %s on %s".formatted(m.key().submission(), m.key().workload());
    return Map.of(
        "the seed" + cell,
        String.valueOf(m.seed()),
        "the budget" + cell,
        m.workload().maxRuntimeSec() + " s");
  }

  private static String word(Exclusivity exclusivity) {
    return exclusivity.name().toLowerCase(Locale.ROOT);
  }

  /** Subjects of which there should be one value; more are worth a notice. */
  static List<String> mixed(Provenance provenance) {
    List<String> notices = new ArrayList<>();
    for (String subject : List.of("machine", "cores", "libtorch", "java", "algoperf")) {
      List<String> values = provenance.facts().getOrDefault(subject, List.of());
      if (values.size() > 1) {
        notices.add(
            "the logs come from %d values of %s: %s".formatted(values.size(), subject, values));
      }
    }
    return notices;
  }
}
