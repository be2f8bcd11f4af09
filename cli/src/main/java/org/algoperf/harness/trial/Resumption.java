package org.algoperf.harness.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.algoperf.harness.Formats;
import org.algoperf.scoring.log.TrialFiles;
import org.algoperf.scoring.log.TrialMetadata;

/**
 * Looks for the checkpoint of a trial that was stopped. One that cannot be used costs no more than
 * the steps before it: it is removed with a warning, and the trial starts anew.
 */
final class Resumption {

  private final String plan;
  private final TrialMetadata now;
  private final OpenTrial trial;
  private final Consumer<String> notes;

  /**
   * A search.
   *
   * @param plan hash of the plan
   * @param now what the trial is
   * @param trial in which the submission was started
   * @param notes is told in a line what was found
   */
  Resumption(String plan, TrialMetadata now, OpenTrial trial, Consumer<String> notes) {
    this.plan = plan;
    this.now = now;
    this.trial = trial;
    this.notes = notes;
  }

  /** A session that goes on from the checkpoint in a log tree, if there is one to be used. */
  Session session(Path tree) throws IOException {
    return Session.of(plan, now, find(tree));
  }

  private Optional<Checkpoint> find(Path tree) throws IOException {
    Path file = tree.resolve(now.key().path()).resolve(TrialFiles.CHECKPOINT);
    try {
      Checkpoint found = CheckpointFile.read(file);
      check(found);
      notes.accept("%s goes on after step %d".formatted(now.key().path(), found.progress().step()));
      return Optional.of(found);
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (CheckpointException e) {
      Files.delete(file);
      notes.accept(
          "the checkpoint of %s cannot be used: %s; the trial starts anew"
              .formatted(now.key().path(), e.getMessage()));
      return Optional.empty();
    }
  }

  /** Other code or another processor would give other bits, and times that cannot be added up. */
  private void check(Checkpoint found) throws CheckpointException {
    TrialMetadata then = found.sessions().get(found.sessions().size() - 1);
    require("trial", then.key().path(), now.key().path());
    require("plan", found.plan(), plan);
    require("processor", then.machine().cpu(), now.machine().cpu());
    JsonNode after = Formats.json().valueToTree(now.software());
    for (Map.Entry<String, JsonNode> before :
        Formats.json().<JsonNode>valueToTree(then.software()).properties()) {
      require(before.getKey(), before.getValue(), after.get(before.getKey()));
    }
    Optional<String> misfit = trial.misfit(found.memory());
    if (misfit.isPresent()) {
      throw new CheckpointException(
          "the submission asks for other state: %s".formatted(misfit.orElseThrow()));
    }
  }

  private static void require(String what, Object then, Object now) throws CheckpointException {
    if (!Objects.equals(then, now)) {
      throw new CheckpointException("its %s was %s, is %s".formatted(what, then, now));
    }
  }
}
