package org.algoperf.scoring.compare;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Results on one workload with given times of the studies. */
public final class Times {

  private Times() {}

  /** The results of {@code mine}. */
  public static ResultSet of(String machine, long seed, List<Double> mine) {
    return of(machine, seed, Map.of("mine", mine));
  }

  /** The results of {@code mine} and of {@code nadamw} beside it. */
  public static ResultSet of(String machine, long seed, List<Double> mine, List<Double> nadamw) {
    return of(machine, seed, Map.of("mine", mine, "nadamw", nadamw));
  }

  private static ResultSet of(String machine, long seed, Map<String, List<Double>> submissions) {
    SortedMap<String, SortedMap<String, SortedMap<Integer, Double>>> times = new TreeMap<>();
    submissions.forEach(
        (submission, values) -> {
          SortedMap<Integer, Double> studies = new TreeMap<>();
          values.forEach(value -> studies.put(studies.size(), value));
          times.put(submission, new TreeMap<>(Map.of("mlp", studies)));
        });
    return new ResultSet(
        machine,
        "wall",
        OptionalLong.of(seed),
        machine,
        "external v5",
        false,
        new TreeMap<>(Map.of("mlp", "data 00ff, loss to 0.2, every 10 steps")),
        "algoperf 1",
        times);
  }
}
