package org.algoperf.harness.launch;

import java.nio.file.Path;
import java.util.List;
import org.algoperf.harness.trial.Placements;

/** One command for each task, for a scheduler that this program does not know. */
public final class JobList {

  private JobList() {}

  /**
   * The commands.
   *
   * @param out the run's directory
   */
  public static List<String> lines(JobsConfig config, List<Task> tasks, Path out) {
    TaskCommand command = TaskCommand.here(out);
    String prefix = Placements.VARIABLE + "=" + config.exclusivity() + " ";
    return tasks.stream().map(t -> prefix + command.line(t.indices().toString())).toList();
  }
}
