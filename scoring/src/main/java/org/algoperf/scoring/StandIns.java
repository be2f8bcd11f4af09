package org.algoperf.scoring;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.algoperf.scoring.log.TrialLog;
import org.algoperf.scoring.log.TrialMetadata;
import org.algoperf.scoring.log.TrialMetadata.DataInfo;
import org.algoperf.scoring.log.TrialSet;

/** Which workloads were run on generated data in the place of real data. */
public final class StandIns {

  /** How {@link #words} begin. */
  public static final String HEADING = "generated stand-ins for real data: ";

  private static final String ORIGIN = "stand_in";

  private StandIns() {}

  /**
   * Which workloads have generated data in the place of real data, and which; a name such as that
   * of Fashion-MNIST must not let anyone take made-up data for it.
   *
   * @param data of workloads by name
   * @return empty where all data is what it should be
   */
  public static Optional<String> words(Map<String, DataInfo> data) {
    return Optional.of(
            new TreeMap<>(data)
                .entrySet().stream()
                    .filter(e -> isStandIn(e.getValue()))
                    .map(e -> e.getKey() + " on " + e.getValue().name())
                    .collect(Collectors.joining(", ")))
        .filter(names -> !names.isEmpty())
        .map(names -> HEADING + names);
  }

  /** Workloads to their stand-ins. */
  static SortedMap<String, DataInfo> all(TrialSet logs) {
    SortedMap<String, DataInfo> data = new TreeMap<>();
    for (TrialLog log : logs.trials()) {
      log.metadata()
          .map(TrialMetadata::data)
          .filter(StandIns::isStandIn)
          .ifPresent(found -> data.put(log.key().workload(), found));
    }
    return data;
  }

  /** The name of the data of one workload, if it is a stand-in. */
  static Optional<String> of(TrialSet logs, String workload) {
    return Optional.ofNullable(all(logs).get(workload)).map(DataInfo::name);
  }

  private static boolean isStandIn(DataInfo data) {
    return data.origin().equals(ORIGIN);
  }
}
