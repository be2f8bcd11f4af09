package org.algoperf.harness.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.Ruleset;
import org.algoperf.harness.fake.FakeRuns;
import org.algoperf.harness.plan.PlannedTrial.TrialSeeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShardTest {

  private static final List<String> WORKLOADS = List.of("w0", "w1", "w2");

  /** 5 studies of 5 trials of 2 submissions on 3 workloads. */
  private static RunPlan plan() {
    List<PlannedTrial> trials = new ArrayList<>();
    for (int study = 0; study < 5; study++) {
      for (String workload : WORKLOADS) {
        for (int trial = 1; trial <= 5; trial++) {
          for (String submission : List.of("a", "b")) {
            trials.add(
                new PlannedTrial(
                    trials.size(),
                    submission,
                    study,
                    workload,
                    trial,
                    Map.of(),
                    new TrialSeeds(1, 2)));
          }
        }
      }
    }
    return new RunPlan(
        RunPlan.SCHEMA_VERSION,
        FakeRuns.config(Path.of("out"), 1, "a", "b"),
        new Ruleset("external", 1, "d", true, 5, 5, 1),
        List.of(),
        trials,
        new TreeMap<>());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 15, 75, 100})
  void everyTrialIsInOneShardAndBlocksStayTogether(int count) {
    RunPlan plan = plan();
    List<PlannedTrial> all = new ArrayList<>();
    Map<String, Integer> shardOfBlock = new HashMap<>();
    for (int number = 1; number <= count; number++) {
      List<PlannedTrial> own = new Shard(number, count).trials(plan);
      assertTrue(own.size() <= 2 * ((75 + count - 1) / count), number + ": " + own.size());
      for (PlannedTrial trial : own) {
        String block = trial.study() + trial.workload() + trial.trial();
        shardOfBlock.putIfAbsent(block, number);
        assertEquals(number, shardOfBlock.get(block), block);
        all.add(trial);
      }
    }
    all.sort(Comparator.comparing(PlannedTrial::index));
    assertEquals(plan.trials(), all);
  }

  @Test
  void noShardHasOneWorkloadOnly() {
    for (int count : List.of(3, 5, 15)) {
      for (int number = 1; number <= count; number++) {
        Set<String> workloads = new HashSet<>();
        new Shard(number, count).trials(plan()).forEach(t -> workloads.add(t.workload()));
        assertTrue(workloads.size() > 1, number + "/" + count);
      }
    }
  }

  @Test
  void mistakesAreNamed() {
    assertEquals(new Shard(2, 4), Shard.parse("2/4"));
    assertEquals("2/4", new Shard(2, 4).toString());
    assertEquals("expected a shard such as 2/4, found '2of4'", refused("2of4"));
    assertEquals("a shard i/n needs 1 <= i <= n, found 0/4", refused("0/4"));
    assertEquals("a shard i/n needs 1 <= i <= n, found 5/4", refused("5/4"));
  }

  private static String refused(String text) {
    return assertThrows(HarnessException.class, () -> Shard.parse(text)).getMessage();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "3,5-9,11", "0-299", "7-8"})
  void indicesAreWrittenAsTheyAreRead(String text) {
    assertEquals(text, TrialIndices.parse(text).toString());
  }

  @Test
  void indicesAreSortedAndOnce() {
    assertEquals(List.of(1, 2, 3, 4), TrialIndices.parse(" 3-4, 1 ,2-3").values());
    assertEquals("1-4", TrialIndices.parse("3-4,1,2-3").toString());
    for (String text : List.of("", "1,", "a", "1-2-3", "-1", "0x10", "99999999999")) {
      HarnessException e =
          assertThrows(HarnessException.class, () -> TrialIndices.parse(text), text);
      assertEquals("expected indices such as 3,5-9, found '" + text + "'", e.getMessage());
    }
    HarnessException e = assertThrows(HarnessException.class, () -> TrialIndices.parse("9-5"));
    assertEquals("expected a range from low to high, found '9-5'", e.getMessage());
  }
}
