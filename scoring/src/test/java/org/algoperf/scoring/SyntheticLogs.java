package org.algoperf.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.algoperf.scoring.log.Contention;
import org.algoperf.scoring.log.Direction;
import org.algoperf.scoring.log.Evaluation;
import org.algoperf.scoring.log.TrialKey;
import org.algoperf.scoring.log.TrialLogWriter;
import org.algoperf.scoring.log.TrialMetadata;
import org.algoperf.scoring.log.TrialResult;

/**
 * A tree of our own logs: two workloads (digits: loss to 0.2; text: accuracy to 0.8), three studies
 * of two trials, 20 evaluations each. The i-th submission reaches both targets, from slow to fast.
 */
public final class SyntheticLogs {

  /** What differs between trees. */
  public record Variant(
      String dataSha, String blas, int rulesVersion, boolean quick, double budget) {

    /** As most tests need it. */
    public static final Variant PLAIN = new Variant("00ff", "plain", 1, false, 1000);
  }

  private SyntheticLogs() {}

  /** Writes and scores a tree. */
  public static Leaderboard leaderboard(Path tree, List<String> submissions) throws IOException {
    write(tree, submissions, Variant.PLAIN);
    return Scorer.score(ScoreRequest.of(List.of(tree)).withBootstrap(200, 1));
  }

  /** Writes a tree. */
  public static void write(Path tree, List<String> submissions, Variant variant)
      throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    for (int s = 0; s < submissions.size(); s++) {
      double speed = 1 + 0.4 * s;
      for (int study = 0; study < 3; study++) {
        for (String workload : List.of("digits", "text")) {
          for (int trial = 1; trial <= 2; trial++) {
            TrialKey key = new TrialKey(safe(submissions.get(s)), study, workload, trial);
            write(tree, key, variant, speed / trial * (0.95 + 0.1 * random.nextDouble()));
          }
        }
      }
    }
  }

  /**
   * Changes a tree: data of the workload text becomes a stand-in, and of the first submission a
   * trial on digits has diverged and one on text has failed.
   */
  public static void spoil(Path tree, String submission) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.filter(f -> f.endsWith("meta_data_0.json")).toList()) {
        if (file.toString().contains("text")) {
          replace(file, "generated", "stand_in");
        }
      }
    }
    Path study = tree.resolve(submission).resolve("study_0");
    replace(study.resolve("digits/trial_1/result.json"), "budget_exhausted", "diverged");
    replace(study.resolve("text/trial_2/result.json"), "budget_exhausted", "failed");
  }

  /** Adds a submission whose logs are those of another. */
  public static void twin(Path tree, String submission, String name) throws IOException {
    Path source = tree.resolve(submission);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Path copy = tree.resolve(name).resolve(source.relativize(file).toString());
        Files.copy(file, copy);
        if (file.endsWith("meta_data_0.json")) {
          replace(copy, '"' + submission + '"', '"' + name + '"');
        }
      }
    }
    try (Stream<Path> files = Files.walk(tree.resolve(name))) {
      for (Path sums : files.filter(f -> f.endsWith("SHA256SUMS")).toList()) {
        Files.delete(sums);
      }
    }
  }

  /** Makes a submission one of a file. */
  public static void fromOutside(Path tree, String submission, String path, String sha256)
      throws IOException {
    try (Stream<Path> files = Files.walk(tree.resolve(submission))) {
      for (Path file : files.filter(f -> f.endsWith("meta_data_0.json")).toList()) {
        replace(file, "\"built-in\"", '"' + path + '"');
        replace(file, "\"sha256\" : null", "\"sha256\" : \"" + sha256 + '"');
      }
    }
  }

  private static void replace(Path file, String old, String now) throws IOException {
    Files.writeString(file, Files.readString(file).replace(old, now));
    Files.deleteIfExists(file.resolveSibling("SHA256SUMS"));
  }

  /** File systems forbid the slash and nothing else. */
  private static String safe(String name) {
    return name.replace('/', '_');
  }

  private static void write(Path tree, TrialKey key, Variant variant, double speed)
      throws IOException {
    boolean loss = key.workload().equals("digits");
    String metric = "validation/" + (loss ? "loss" : "accuracy");
    try (TrialLogWriter writer =
        TrialLogWriter.create(
            tree,
            metadata(key, variant),
            Map.of("learning_rate", 0.01 / key.trial()),
            List.of(metric))) {
      for (int i = 1; i <= 20; i++) {
        double reached = 1 - Math.exp(-speed * i / 6.0);
        writer.evaluation(row(i, metric, loss ? 1 - 0.9 * reached : 0.9 * reached));
      }
      writer.result(
          new TrialResult(
              1,
              TrialResult.Outcome.BUDGET_EXHAUSTED,
              Optional.empty(),
              200,
              20,
              19,
              1,
              22,
              Optional.empty(),
              Optional.of(
                  new Contention(
                      key.study() == 1, OptionalLong.of(5), OptionalLong.of(7), 0.5, 1.5)),
              Optional.empty()));
    }
  }

  private static Evaluation row(int i, String metric, double value) {
    return new Evaluation(
        10L * i,
        i,
        0.9 * i,
        0.95 * i,
        0.1 * i,
        0,
        1.2 * i,
        640L * i,
        10 * i,
        0,
        new TreeMap<>(Map.of(metric, value)));
  }

  private static TrialMetadata metadata(TrialKey key, Variant v) {
    boolean loss = key.workload().equals("digits");
    return new TrialMetadata(
        TrialMetadata.SCHEMA_VERSION,
        key,
        new TrialMetadata.WorkloadInfo(
            loss ? "loss" : "accuracy",
            loss ? Direction.MINIMIZE : Direction.MAXIMIZE,
            loss ? 0.2 : 0.8,
            OptionalDouble.empty(),
            v.budget,
            200,
            64,
            10,
            1000,
            0.1,
            OptionalDouble.empty()),
        new TrialMetadata.DataInfo(key.workload(), "generated", v.dataSha),
        new TrialMetadata.ProtocolInfo(
            "external", v.rulesVersion, 3, 2, 1, "steps", "validation", v.quick),
        new TrialMetadata.SubmissionInfo("built-in", Optional.empty(), 8),
        3,
        new TrialMetadata.MachineInfo("host", "Linux", "amd64", "cpu", 2, 2),
        new TrialMetadata.SoftwareInfo("0.1.0", "unknown", "17", "0.35.1", "2.7.1", v.blas, 1));
  }
}
