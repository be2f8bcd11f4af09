package org.algoperf.harness.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.ExternalSource;
import org.algoperf.harness.Formats;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.launch.Slurm.TaskState;
import org.algoperf.harness.plan.PlanFile;

/** A job that makes the plan, so that budgets are measured where trials will run. */
final class SlurmPlanJob {

  private static final double SECONDS = 1800;
  private static final String OUTPUT = "plan.log";

  private final LaunchDirectory directory;

  SlurmPlanJob(LaunchDirectory directory) {
    this.directory = directory;
  }

  /** Submits it. */
  String submit(Slurm slurm, SlurmConfig config, RunConfig run, List<ExternalSource> external) {
    Path script = directory.script("plan.sh", command(run, external));
    String limit = config.time().orElse(SlurmTime.minutes(SECONDS));
    String output = directory.path().resolve(OUTPUT).toString();
    return slurm.submit(config.options("algoperf-plan", output, limit), script);
  }

  /**
   * Fails when it has ended without a plan.
   *
   * @param state in which Slurm saw it last
   */
  void requirePlan(String job, Optional<TaskState> state) {
    if (!Files.exists(directory.out().resolve(PlanFile.NAME))) {
      throw new HarnessException(
          ErrorKind.SCHEDULER,
          "slurm's job %s (%s) has made no plan: %s; its output is %s"
              .formatted(
                  job,
                  TaskState.words(state),
                  directory.lastLine(OUTPUT),
                  directory.path().resolve(OUTPUT)));
    }
  }

  /** The command of a launcher that only plans, with one worker, as a task has. */
  private String command(RunConfig run, List<ExternalSource> external) {
    ObjectNode settings = Formats.yaml().valueToTree(run);
    settings.put("workers", 1).put("out", directory.out().toString());
    run.dataDir().ifPresent(dir -> settings.put("data_dir", dir.toAbsolutePath().toString()));
    Path file = directory.write("run.yaml", yaml(settings));
    List<String> words = new ArrayList<>(List.of(TaskCommand.here(directory.out()).program()));
    words.addAll(List.of("run", "--config", file.toString(), "--launcher", "jobs"));
    external.forEach(source -> words.addAll(List.of("--submission", source.path().toString())));
    return "exec " + Shell.quoted(words);
  }

  private static String yaml(ObjectNode settings) {
    try {
      return Formats.yaml().writeValueAsString(settings);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of text and numbers", e);
    }
  }
}
