package org.algoperf.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.plan.PlanFile;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.plan.TrialIndices;
import org.algoperf.scoring.log.DamagedLogException;
import org.algoperf.scoring.log.TrialFiles;
import org.algoperf.scoring.log.TrialLog;
import org.algoperf.scoring.log.TrialReader;
import org.algoperf.scoring.log.TrialResult.Outcome;

/** Checks the logs of a run: that their files are what was written, and that trials repeat. */
public final class Verification {

  private final TrialTree tree;
  private final RunPlan plan;
  private final List<TrialLog> sound = new ArrayList<>();

  /**
   * Of a run that no process is at work on.
   *
   * @throws HarnessException when the directory holds no run
   */
  public Verification(Path directory) {
    tree = TrialTree.of(directory);
    plan = PlanFile.read(tree.planFile());
  }

  /**
   * Reads every file of every finished trial.
   *
   * @return what is wrong, with its place; empty when nothing is
   */
  public List<String> files() {
    sound.clear();
    List<String> wrong = new ArrayList<>();
    for (PlannedTrial trial : plan.trials()) {
      Path directory = tree.directory(trial.key());
      if (!Files.exists(directory)) {
        continue;
      }
      try {
        TrialLog log = TrialReader.verified(trial.key(), directory);
        TrialDifference.fromPlan(plan, trial, log).ifPresent(wrong::add);
        sound.add(log);
      } catch (DamagedLogException e) {
        if (isFinished(directory)) {
          wrong.add(e.getMessage());
        }
      } catch (NoSuchFileException e) {
        wrong.add(e.getFile() + ": the file is missing");
      } catch (IOException e) {
        throw TrialTree.unreadable(tree.root(), e);
      }
    }
    return wrong;
  }

  /** A trial that ended has digests, or a result. */
  private static boolean isFinished(Path directory) {
    return Stream.of(TrialFiles.RESULT, TrialFiles.CHECKSUMS)
        .anyMatch(file -> Files.exists(directory.resolve(file)));
  }

  /** How many finished trials {@link #files} has found in order. */
  public int sound() {
    return sound.size();
  }

  /**
   * A sample of the trials that {@link #files} has found in order, and that did not fail.
   *
   * @param count at most
   */
  public List<PlannedTrial> sample(int count, long seed) {
    List<PlannedTrial> repeatable = new ArrayList<>();
    for (PlannedTrial trial : plan.trials()) {
      boolean ended =
          original(trial)
              .flatMap(TrialLog::result)
              .filter(r -> r.outcome() != Outcome.FAILED)
              .isPresent();
      if (ended) {
        repeatable.add(trial);
      }
    }
    Collections.shuffle(repeatable, new Random(seed));
    return repeatable.stream()
        .limit(count)
        .sorted(Comparator.comparing(PlannedTrial::index))
        .toList();
  }

  /**
   * Runs trials again, in a temporary directory.
   *
   * @return in what they differ; empty when they have the same bits
   */
  public List<String> repeat(
      List<PlannedTrial> trials, CatalogSource catalog, RunListener listener) {
    if (trials.isEmpty()) {
      return List.of();
    }
    Path temporary = temporary();
    try {
      new TrialTask(tree.planFile(), TrialIndices.of(trials), temporary, Optional.empty())
          .run(catalog, listener);
      List<String> differences = new ArrayList<>();
      for (PlannedTrial trial : trials) {
        TrialLog again = TrialReader.read(trial.key(), temporary.resolve(trial.key().path()));
        TrialDifference.between(original(trial).orElseThrow(), again).ifPresent(differences::add);
      }
      return differences;
    } catch (IOException e) {
      throw TrialTree.unreadable(temporary, e);
    } finally {
      TrialTree.remove(temporary);
    }
  }

  private Optional<TrialLog> original(PlannedTrial trial) {
    return sound.stream().filter(log -> log.key().equals(trial.key())).findFirst();
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("algoperf-verify");
    } catch (IOException e) {
      throw TrialTree.unwritable(Path.of(System.getProperty("java.io.tmpdir")), e);
    }
  }
}
