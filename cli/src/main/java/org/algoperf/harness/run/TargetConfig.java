package org.algoperf.harness.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.algoperf.harness.config.EvalSchedule;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.config.StopRule;

/**
 * What a target-setting procedure is asked to do.
 *
 * @param workload the workload's name
 * @param algorithms submissions to tune; the original's four by default
 * @param trials quasi-random points for each algorithm
 * @param reruns seeds of the best (algorithm, point)
 * @param seed of the procedure
 * @param out where the logs of its trials go
 * @param dataDir where the data must be, when given
 * @param download whether the network may be tried
 * @param workers processes that run trials at the same time; 0 runs them in this process
 */
public record TargetConfig(
    String workload,
    List<String> algorithms,
    int trials,
    int reruns,
    long seed,
    Path out,
    Optional<Path> dataDir,
    boolean download,
    int workers) {

  /** The algorithms of the original's procedure. */
  public static final List<String> ALGORITHMS =
      List.of("heavy_ball", "nesterov", "adamw", "nadamw");

  private static final String RULESET = "target_setting";

  public TargetConfig {
    algorithms = List.copyOf(algorithms);
  }

  /** The trials of the procedure as a run: points as trials, reruns as studies. */
  RunConfig search() {
    return new RunConfig(
        RULESET,
        List.of(workload),
        algorithms,
        OptionalInt.of(reruns),
        OptionalInt.of(trials),
        seed,
        out,
        dataDir,
        download,
        false,
        workers,
        StopRule.BOTH,
        EvalSchedule.STEPS,
        Optional.empty());
  }
}
