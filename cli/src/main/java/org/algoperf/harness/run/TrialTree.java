package org.algoperf.harness.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.ExternalSource;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.external.Externals;
import org.algoperf.harness.plan.PlanDifferences;
import org.algoperf.harness.plan.PlanFile;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.scoring.log.DamagedLogException;
import org.algoperf.scoring.log.Json;
import org.algoperf.scoring.log.TrialFiles;
import org.algoperf.scoring.log.TrialKey;
import org.algoperf.scoring.log.TrialResult;

/**
 * A log tree and its {@code plan.json}: empty, or of one plan. A trial is finished when its {@code
 * result.json} is there.
 */
final class TrialTree {

  /** The subdirectory of launchers. */
  static final String LAUNCH = "launch";

  private final Path root;

  private TrialTree(Path root) {
    this.root = root;
  }

  /**
   * A tree in a directory that is empty or holds a plan.
   *
   * @throws HarnessException when it holds something else
   */
  static TrialTree in(Path root) {
    try {
      Files.createDirectories(root);
      if (!Files.exists(root.resolve(PlanFile.NAME))) {
        requireEmpty(root);
      }
    } catch (IOException e) {
      throw unwritable(root, e);
    }
    return new TrialTree(root);
  }

  /**
   * A tree that holds a plan already.
   *
   * @throws HarnessException when it does not
   */
  static TrialTree of(Path root) {
    if (!Files.isRegularFile(root.resolve(PlanFile.NAME))) {
      throw HarnessException.data(
          "%s holds no run: there is no %s in it; name the --out of a run", root, PlanFile.NAME);
    }
    return new TrialTree(root);
  }

  Path root() {
    return root;
  }

  /** The file of the plan. */
  Path planFile() {
    return root.resolve(PlanFile.NAME);
  }

  /**
   * The plan that the tree holds already, with its calibrations, when {@code plan} continues it.
   *
   * @throws HarnessException when it is another plan; the message says what differs
   */
  Optional<RunPlan> continued(RunPlan plan) {
    if (!Files.exists(planFile())) {
      return Optional.empty();
    }
    RunPlan before = PlanFile.read(planFile());
    List<String> differences = PlanDifferences.of(before, plan);
    if (!differences.isEmpty()) {
      if (differences.stream().allMatch(difference -> difference.startsWith("external."))) {
        refuseEdited(before, plan);
      }
      throw HarnessException.output(
          "%s holds another plan; give the same settings to continue it, or choose another"
              + " --out:%s",
          root, PlanDifferences.lines(differences));
    }
    return Optional.of(before);
  }

  private void refuseEdited(RunPlan before, RunPlan plan) {
    before
        .external()
        .forEach(
            (name, source) -> {
              ExternalSource now = plan.external().get(name);
              if (now != null && !now.sha256().equals(source.sha256())) {
                throw HarnessException.output(
                    "%s was edited since the run in %s began; choose another --out for the edited"
                        + " file, or restore the file to continue%s",
                    now.path(),
                    root,
                    Externals.kept(root, source).map(c -> ": it was kept as " + c).orElse(""));
              }
            });
  }

  /** Writes the plan. */
  void begin(RunPlan plan) {
    try {
      PlanFile.write(planFile(), plan);
    } catch (IOException e) {
      throw unwritable(root, e);
    }
  }

  /**
   * Writes a plan that was made elsewhere, if there is none.
   *
   * @throws HarnessException when there is another plan, or one with other budgets
   */
  void adopt(RunPlan plan) {
    Optional<RunPlan> before = continued(plan);
    if (before.isEmpty()) {
      begin(plan);
    } else if (!before.get().workloads().equals(plan.workloads())) {
      throw HarnessException.output(
          "%s holds a plan whose budgets were measured apart; all parts of a run need the same"
              + " %s: choose another --out",
          root, PlanFile.NAME);
    }
  }

  /** The trials that are not finished, in the plan's order. */
  List<PlannedTrial> open(RunPlan plan) {
    return plan.trials().stream().filter(trial -> result(trial.key()).isEmpty()).toList();
  }

  Path directory(TrialKey trial) {
    return root.resolve(trial.path());
  }

  /** How a trial ended; empty when it was not finished. */
  Optional<TrialResult> result(TrialKey trial) {
    Path file = directory(trial).resolve(TrialFiles.RESULT);
    try {
      return Files.exists(file)
          ? Optional.of(Json.read(file, TrialResult.class))
          : Optional.empty();
    } catch (DamagedLogException e) {
      throw new HarnessException(
          ErrorKind.OUTPUT,
          "%s; delete %s to run the trial again".formatted(e.getMessage(), directory(trial)),
          e);
    } catch (IOException e) {
      throw unwritable(root, e);
    }
  }

  /** Whether an unfinished trial can go on from where it was saved. */
  boolean hasCheckpoint(TrialKey trial) {
    return Files.exists(directory(trial).resolve(TrialFiles.CHECKPOINT));
  }

  /** Removes what a trial that was not finished has left, but for its checkpoint. */
  void clear(TrialKey trial) {
    Path directory = directory(trial);
    Path checkpoint = directory.resolve(TrialFiles.CHECKPOINT);
    remove(directory, hasCheckpoint(trial) ? Set.of(directory, checkpoint) : Set.of());
  }

  /** Removes a directory with all that is in it, if it is there. */
  static void remove(Path directory) {
    remove(directory, Set.of());
  }

  private static void remove(Path directory, Set<Path> kept) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!kept.contains(file)) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
  }

  /** Removes what a run that never came to its plan has left, if that is all there is. */
  void removeIfUnused() {
    if (Files.exists(planFile())) {
      return;
    }
    try (Stream<Path> files = Files.list(root)) {
      for (Path file : files.filter(f -> isOurs(f.getFileName().toString())).toList()) {
        if (Files.isRegularFile(file) && Files.size(file) == 0) {
          Files.delete(file);
        }
      }
      Files.delete(root);
    } catch (IOException e) {
      // Something else is in it, or wants it: then it stays, and the reason for the end is told.
      return;
    }
  }

  static HarnessException unwritable(Path root, IOException e) {
    if (e instanceof FileAlreadyExistsException) {
      return new HarnessException(
          ErrorKind.OUTPUT,
          "%s is a file; choose a directory by --out".formatted(e.getMessage()),
          e);
    }
    return new HarnessException(
        ErrorKind.OUTPUT,
        "cannot write to %s: %s; make room or choose another directory by --out".formatted(root, e),
        e);
  }

  static HarnessException unreadable(Path root, IOException e) {
    return new HarnessException(
        ErrorKind.OUTPUT, "cannot read the logs in %s: %s".formatted(root, e), e);
  }

  private static boolean isOurs(String file) {
    return file.equals(DirectoryLock.NAME)
        || file.equals(PlanFile.NAME + ".tmp")
        || file.equals(LAUNCH)
        || file.matches("([a-z]+-\\d+-)?worker-\\d+(-crash)?\\.log");
  }

  private static void requireEmpty(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      List<String> strangers =
          files.map(f -> f.getFileName().toString()).filter(f -> !isOurs(f)).sorted().toList();
      if (!strangers.isEmpty()) {
        throw HarnessException.output(
            "%s is not empty and holds no run: found %s; choose an empty or new directory by --out",
            root, strangers.get(0));
      }
    }
  }
}
