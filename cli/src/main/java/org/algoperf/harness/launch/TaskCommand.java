package org.algoperf.harness.launch;

import java.nio.file.Path;
import java.util.List;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.plan.PlanFile;

/**
 * The call of {@code algoperf trial} that every launcher makes.
 *
 * @param program the script {@code algoperf}, where tasks run
 * @param out the run's directory, where tasks run
 */
record TaskCommand(String program, String out) {

  /** A command for this machine, and for those that share its files. */
  static TaskCommand here(Path out) {
    Path home = Path.of(System.getProperty(ConfigFiles.HOME_PROPERTY, "."));
    return new TaskCommand(
        home.resolve("algoperf").toAbsolutePath().normalize().toString(),
        out.toAbsolutePath().normalize().toString());
  }

  /**
   * The command of one task, for a shell.
   *
   * @param indices as {@code --index} takes them, quoted if need be
   */
  String line(String indices) {
    List<String> plan = List.of(program, "trial", "--plan", out + "/" + PlanFile.NAME);
    return "%s --index %s --out %s".formatted(Shell.quoted(plan), indices, Shell.quoted(out));
  }

  /**
   * A script that runs whichever task the scheduler says, for {@code /bin/sh}.
   *
   * @param variable the environment variable with its number, from 0
   */
  String script(List<Task> tasks, String variable) {
    return "set -- %s; shift \"$%s\"; exec %s"
        .formatted(
            String.join(" ", tasks.stream().map(task -> task.indices().toString()).toList()),
            variable,
            line("\"$1\""));
  }
}
