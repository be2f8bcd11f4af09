package org.algoperf.scoring.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.algoperf.scoring.log.Direction;
import org.algoperf.scoring.log.Evaluation;
import org.algoperf.scoring.log.TrialKey;
import org.algoperf.scoring.log.TrialLogWriter;
import org.algoperf.scoring.log.TrialMetadata;
import org.algoperf.scoring.log.TrialResult;

/**
 * Results made up from a model of what times consist of: {@code t = base · slowdown · e^luck(seed,
 * study, workload) · e^drift(run) · e^noise(trial)}.
 *
 * <p>Luck differs between studies by 5 %, the median over the submissions of the external ruleset
 * here; the times of two trials with the same seeds by about 2 %, and two runs by half a percent.
 */
public final class Simulation {

  /** Three, as in the default run. */
  static final List<String> WORKLOADS = List.of("mlp", "regression", "transformer");

  private static final double LUCK = 0.05;
  private static final double NOISE = 0.02;
  private static final double DRIFT = 0.005;
  private static final int EVALUATIONS = 10;

  private final SplittableRandom random;
  private final String machine;
  private final int studies;

  /** Draws of machine noise come from a seed of their own. */
  public Simulation(long noiseSeed, String machine, int studies) {
    this.random = new SplittableRandom(noiseSeed);
    this.machine = machine;
    this.studies = studies;
  }

  /**
   * The results of a run.
   *
   * @param seed of the run
   * @param slowdowns of its submissions; infinite for one that misses every target
   */
  public ResultSet results(long seed, Map<String, Double> slowdowns) {
    SortedMap<String, SortedMap<String, SortedMap<Integer, Double>>> times = new TreeMap<>();
    double drift = Math.exp(DRIFT * random.nextGaussian());
    for (Map.Entry<String, Double> submission : new TreeMap<>(slowdowns).entrySet()) {
      SortedMap<String, SortedMap<Integer, Double>> byWorkload = new TreeMap<>();
      for (String workload : WORKLOADS) {
        SortedMap<Integer, Double> byStudy = new TreeMap<>();
        for (int study = 0; study < studies; study++) {
          byStudy.put(study, drift * submission.getValue() * time(seed, workload, study));
        }
        byWorkload.put(workload, byStudy);
      }
      times.put(submission.getKey(), byWorkload);
    }
    SortedMap<String, String> workloads = new TreeMap<>();
    WORKLOADS.forEach(w -> workloads.put(w, "data 00ff, loss to 0.2, every 10 steps"));
    return new ResultSet(
        machine + " " + seed,
        "wall",
        OptionalLong.of(seed),
        machine,
        "external v5",
        false,
        workloads,
        "algoperf 1",
        times);
  }

  private double time(long seed, String workload, int study) {
    double luck =
        new SplittableRandom((seed + "/" + workload + "/" + study).hashCode()).nextGaussian();
    return 3 * Math.exp(LUCK * luck + NOISE * random.nextGaussian());
  }

  /** Writes the results as a log tree. */
  public void write(Path tree, ResultSet results) throws IOException {
    for (String submission : results.submissions()) {
      for (String workload : WORKLOADS) {
        for (Map.Entry<Integer, Double> study : results.studies(submission, workload).entrySet()) {
          TrialKey key = new TrialKey(submission, study.getKey(), workload, 1);
          trial(tree, metadata(key, results), study.getValue());
        }
      }
    }
  }

  /** The target is reached at the last of the evaluations. */
  private static void trial(Path tree, TrialMetadata metadata, double time) throws IOException {
    boolean hit = Double.isFinite(time);
    double end = hit ? time : 10;
    try (TrialLogWriter log =
        TrialLogWriter.create(tree, metadata, Map.of(), List.of("validation/loss"))) {
      for (int i = 1; i <= EVALUATIONS; i++) {
        double t = i == EVALUATIONS ? end : end * i / EVALUATIONS;
        double loss = hit && i == EVALUATIONS ? 0.1 : 0.5;
        log.evaluation(
            new Evaluation(
                10L * i,
                t,
                t,
                t,
                0,
                0,
                t,
                10,
                10,
                0,
                new TreeMap<>(Map.of("validation/loss", loss))));
      }
      log.result(
          new TrialResult(
              1,
              hit ? TrialResult.Outcome.TARGET_REACHED : TrialResult.Outcome.BUDGET_EXHAUSTED,
              Optional.empty(),
              100,
              end,
              end,
              0,
              end,
              Optional.of("00"),
              Optional.empty(),
              Optional.empty()));
    }
  }

  private TrialMetadata metadata(TrialKey key, ResultSet results) {
    return new TrialMetadata(
        TrialMetadata.SCHEMA_VERSION,
        key,
        new TrialMetadata.WorkloadInfo(
            "loss",
            Direction.MINIMIZE,
            0.2,
            OptionalDouble.empty(),
            100,
            200,
            64,
            10,
            1000,
            0.1,
            OptionalDouble.empty()),
        new TrialMetadata.DataInfo(key.workload(), "generated", "00ff"),
        new TrialMetadata.ProtocolInfo("external", 5, studies, 1, 1, "steps", "validation", false),
        new TrialMetadata.SubmissionInfo("built-in", Optional.empty(), 8),
        results.seed().orElseThrow(),
        new TrialMetadata.MachineInfo(machine, "Linux", "amd64", "cpu", 2, 2),
        new TrialMetadata.SoftwareInfo("0.1.0", "unknown", "17", "0.35.1", "2.7.1", "plain", 1));
  }
}
