package org.algoperf.harness.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.algoperf.harness.config.ConfigFiles;

/** Configuration files for the fakes. */
public final class FakeConfigs {

  private static final String RATES =
      "{\"rate\": {\"min\": 0.01, \"max\": 1, \"scaling\": \"log\"}}";
  private static final Map<String, String> POINTS =
      Map.of(
          "descent", "{\"rate\": 0.1}",
          "throwing", "{\"at_step\": 3}",
          "finishing", "{\"at_step\": 7}",
          "exiting", "{\"code\": 7, \"at_step\": 1}",
          "unlucky", "{\"at_step\": 13, \"always\": false}",
          "doomed", "{\"at_step\": 13, \"always\": true}",
          "hanging", "{}",
          "hoarding", "{}",
          "printing", "{}");

  private FakeConfigs() {}

  /**
   * Writes them: rulesets {@code external} (2 x 2), {@code self_tuning} and {@code hurried}.
   * Budgets are so large that every trial ends on its target, at the same step each time.
   */
  public static ConfigFiles write(Path directory) {
    try {
      ruleset(directory, "external", true, 2, 2, "1e6");
      ruleset(directory, "hurried", true, 2, 1, "1e3");
      ruleset(directory, "self_tuning", false, 1, 2, "1e6");
      workload(directory, Quadratic.SHA256);
      Map<String, String> points = new TreeMap<>(POINTS);
      Offenders.all().keySet().forEach(name -> points.put(name, "{}"));
      for (Map.Entry<String, String> point : points.entrySet()) {
        String name = point.getKey();
        write(directory, "submissions/" + name + "/point.json", point.getValue());
        write(
            directory,
            "submissions/" + name + "/tuning_search_space.json",
            name.equals("descent") ? RATES : "[" + point.getValue() + "]");
      }
      return ConfigFiles.in(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the workload's file, with a target for data of that hash. */
  public static void workload(Path directory, String sha256) throws IOException {
    workload(directory, "quadratic", "descent", sha256);
  }

  /** The same for a workload of another name, and another submission that gauges its budget. */
  public static void workload(Path directory, String name, String reference, String sha256)
      throws IOException {
    write(
        directory,
        "workloads/" + name + ".yaml",
        """
        # Kept by those who write targets.
        batch_size: 8
        step_hint: 40
        eval_every: 5
        reference: %s
        quick:
          step_hint: 20
          eval_every: 10
        targets:
          - data: quadratic
            sha256: "%s"
            validation_target: 0.05
            test_target: 0.06
            procedure:
              algorithms: [descent]
              trials: 1
              reruns: 1
              step_hint: 30
              winner: descent
              point: {rate: 0.1}
              validation_values: [0.05]
              seed: 1
              date: 2026-01-02
              versions: none
        """
            .formatted(reference, sha256));
  }

  /** Writes a ruleset's file. */
  public static void ruleset(
      Path directory, String name, boolean tuned, int trials, int studies, String budget)
      throws IOException {
    write(
        directory,
        "rulesets/" + name + ".yaml",
        "name: %s\nversion: 1\ndescription: d\ntuned: %s\ntrials: %d\nstudies: %d\nbudget_factor: %s\n"
            .formatted(name, tuned, trials, studies, budget));
  }

  private static void write(Path directory, String file, String text) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
