package org.algoperf.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.launch.Launcher;
import org.algoperf.harness.plan.Shard;
import picocli.CommandLine.Option;

/** The flags that say who runs the trials, and which. */
final class LauncherFlags {

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description =
          "Run only the I-th of N parts of the plan; the others may run at the same time, in the"
              + " same directory or in others that have a copy of its plan.json.")
  private Optional<String> shard;

  @Option(
      names = "--launcher",
      paramLabel = "NAME",
      description =
          "Who runs the trials: local (worker processes, the default), slurm (a job array, which is"
              + " submitted and followed), jobs (print a command for each job) or k8s (print an"
              + " Indexed Job).")
  private Launcher launcher = Launcher.LOCAL;

  @Option(
      names = "--launcher-config",
      paramLabel = "FILE",
      description = "What the cluster is like (default: configs/launchers/<launcher>.yaml).")
  private Optional<Path> config;

  /** Who runs the trials. */
  Launcher launcher() {
    if (shard.isPresent() && launcher != Launcher.LOCAL) {
      throw HarnessException.usage(
          "--shard needs --launcher local, found %s, which cuts the plan itself",
          Choices.word(launcher));
    }
    return launcher;
  }

  /** Which of them. */
  Shard shard() {
    return shard.map(Shard::parse).orElse(Shard.ALL);
  }

  /** The launcher's configuration. */
  <T> T config(Class<T> type) {
    Path home = Path.of(System.getProperty(ConfigFiles.HOME_PROPERTY, "."));
    Path file = home.resolve("configs/launchers").resolve(Choices.word(launcher) + ".yaml");
    return ConfigFiles.read(config.orElse(file), type);
  }
}
