package org.algoperf.scoring;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import org.algoperf.scoring.log.Damage;
import org.algoperf.scoring.log.LogTree;
import org.algoperf.scoring.log.TrialFiles;
import org.algoperf.scoring.log.TrialKey;
import org.algoperf.scoring.log.TrialMetadata;
import org.algoperf.scoring.log.TrialSet;

/** Logs to leaderboard: reads, checks, scores. */
public final class Scorer {

  private Scorer() {}

  /**
   * Scores what is asked for.
   *
   * @throws ScoringException if the logs cannot be read or may not be scored together
   */
  public static Leaderboard score(ScoreRequest request) {
    return score(request, evidence(request));
  }

  /** Scores logs that were read, by that request or by one on another clock. */
  public static Leaderboard score(ScoreRequest request, Evidence evidence) {
    return new LeaderboardBuilder(request, evidence).build();
  }

  /**
   * Reads and checks the logs of a request, without scoring them.
   *
   * @throws ScoringException if the logs cannot be read or may not be scored together
   */
  public static Evidence evidence(ScoreRequest request) {
    try {
      // Parsed while the directories are walked: each takes a tenth of a second and more.
      FutureTask<Optional<Targets>> parsing = new FutureTask<>(() -> targetsFile(request));
      new Thread(parsing, "targets").start();
      Named tree = find(request);
      Optional<Targets> file = result(parsing);
      TrialSet logs = read(request, tree, file);
      Provenance provenance = Provenances.of(logs.trials());
      if (!request.mix()) {
        Provenances.requireUnmixed(logs.trials());
      }
      Targets targets = file.isPresent() ? file.get() : DescribedTargets.of(logs.trials());
      logs = Requirements.check(request, targets, logs);
      Targets present = present(targets, logs);
      List<String> absent = new ArrayList<>(targets.base());
      absent.removeAll(present.base());
      return new Evidence(present, logs, provenance, absent);
    } catch (IOException e) {
      throw new ScoringException(message(e), e);
    }
  }

  private static Optional<Targets> targetsFile(ScoreRequest request) throws IOException {
    return request.targets().isPresent()
        ? Optional.of(TargetsFile.read(request.targets().get()))
        : Optional.empty();
  }

  private static <T> T result(FutureTask<T> task) throws IOException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ScoringException("interrupted while reading the targets", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
  }

  /** The targets that these trees are scored by, for an export. */
  public static Targets targets(ScoreRequest request) {
    try {
      Optional<Targets> file = targetsFile(request);
      if (file.isPresent()) {
        return file.get();
      }
      return DescribedTargets.of(read(request, find(request), file).trials());
    } catch (IOException e) {
      throw new ScoringException(message(e), e);
    }
  }

  /** The logs that are asked for, and the names of all that are there. */
  private record Named(LogTree logs, Set<String> submissions) {}

  private static Named find(ScoreRequest request) throws IOException {
    Set<String> submissions = new TreeSet<>();
    LogTree logs =
        LogTree.find(
            request.trees(),
            name -> {
              submissions.add(name);
              return request.asksFor(name);
            });
    return new Named(logs, submissions);
  }

  private static TrialSet read(ScoreRequest request, Named tree, Optional<Targets> file)
      throws IOException {
    TrialSet logs =
        tree.logs.read((key, metadata) -> columns(request.clock(), file, key, metadata));
    for (String name : request.include()) {
      if (logs.trials().stream().noneMatch(log -> log.key().submission().equals(name))) {
        throw new ScoringException(
            "no logs of the submission '%s' that was asked for in %s"
                .formatted(name, request.trees()),
            name,
            tree.submissions);
      }
    }
    if (logs.trials().isEmpty()) {
      throw new ScoringException(
          "no trial could be read in %s: expected <submission>/study_<i>/<workload>/trial_<k>/%s%s"
              .formatted(request.trees(), TrialFiles.EVALUATIONS, first(logs.damages())));
    }
    return logs;
  }

  private static String first(List<Damage> damages) {
    return damages.isEmpty() ? "" : "; first damage: " + damages.get(0);
  }

  private static Predicate<String> columns(
      Clock clock, Optional<Targets> file, TrialKey key, Optional<TrialMetadata> metadata) {
    Optional<String> metric =
        file.isPresent()
            ? Optional.ofNullable(file.get().targets().get(key.workload())).map(Target::column)
            : metadata.map(m -> "validation/" + m.workload().targetMetricName());
    if (metric.isEmpty()) {
      return column -> false;
    }
    Set<String> keep =
        new HashSet<>(
            Set.of(
                TrialFiles.GLOBAL_STEP,
                TrialFiles.SUBMISSION_TIME,
                TrialFiles.CPU_TIME,
                TrialFiles.ROBUST_TIME,
                metric.get()));
    keep.add(clock.column());
    return keep::contains;
  }

  /** Without the workloads that nobody ran, which would only scale all scores down. */
  private static Targets present(Targets targets, TrialSet logs) {
    List<String> names = new ArrayList<>();
    logs.trials().forEach(log -> names.add(log.key().workload()));
    logs.missing().forEach(key -> names.add(key.workload()));
    Set<String> ran = Set.copyOf(names);
    List<String> base = targets.base().stream().filter(ran::contains).toList();
    List<String> heldOut =
        targets.heldOut().stream()
            .filter(ran::contains)
            .filter(w -> base.contains(targets.baseOf(w)))
            .toList();
    if (base.isEmpty()) {
      throw new ScoringException(
          "the logs hold none of the workloads to be scored: expected some of %s, found %s"
              .formatted(targets.base(), new TreeSet<>(ran)));
    }
    return new Targets(base, heldOut, targets.targets());
  }

  private static String message(IOException e) {
    if (e instanceof FileNotFoundException || e.getClass() == FileSystemException.class) {
      return e.getMessage();
    }
    return e instanceof FileSystemException file && file.getReason() == null
        ? "cannot read " + file.getFile()
        : e.getMessage();
  }
}
