package org.algoperf.scoring;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.algoperf.scoring.log.TrialLog;
import org.algoperf.scoring.log.TrialMetadata;
import org.algoperf.scoring.log.TrialSet;

/** Which workloads were run on generated data in the place of real data. */
final class StandIns {

  private static final String ORIGIN = "stand_in";

  private StandIns() {}

  /** Workloads to the names of their data. */
  static SortedMap<String, String> all(TrialSet logs) {
    SortedMap<String, String> names = new TreeMap<>();
    for (TrialLog log : logs.trials()) {
      log.metadata()
          .map(TrialMetadata::data)
          .filter(data -> data.origin().equals(ORIGIN))
          .ifPresent(data -> names.put(log.key().workload(), data.name()));
    }
    return names;
  }

  /** The name of the data of one workload, if it is a stand-in. */
  static Optional<String> of(TrialSet logs, String workload) {
    return Optional.ofNullable(all(logs).get(workload));
  }
}
