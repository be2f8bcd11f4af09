package org.algoperf.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.launch.Shell;
import org.algoperf.submissions.api.Names;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a submission to begin with. */
@Command(
    name = "new",
    description =
        "Write a submission that compiles and trains: a Java file, its search space and its default"
            + " point. Refuses to overwrite.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  algoperf new my_optimizer",
      "  algoperf check MyOptimizer.java",
      "  algoperf run --submission MyOptimizer.java"
    })
@Exits(on = ErrorKind.OUTPUT)
final class NewCommand implements Runnable {

  private static final String SOURCE =
      """
      import static org.algoperf.submissions.transform.Chain.chain;
      import static org.algoperf.submissions.transform.Scaling.*;
      import static org.algoperf.submissions.transform.Schedules.warmupCosine;

      import ai.djl.ndarray.NDArray;
      import org.algoperf.submissions.api.*;
      import org.algoperf.workloads.spec.WorkloadSpec;
      import org.algoperf.workloads.torch.Ops;

      /** m <- beta1 m + (1 - beta1) g; theta <- theta - eta (m + lambda theta). */
      public record %s(double learningRate, double beta1, double weightDecay, double warmupFraction)
          implements TransformSubmission {
        public Transform transform(WorkloadSpec workload) {
          Transform mine = (parameters, state) -> {
            NDArray m = state.zeros("m"); // all state is asked for here
            return (g, p, t) -> {
              Ops.lerp(m, g, 1 - beta1); // others: docs/reference/operations.md
              Ops.copy(g, m); // the update that is handed on may overwrite the gradient
              return g;
            };
          };
          return chain(mine, addDecayedWeights(weightDecay), // others: docs/reference/links.md
              scaleByLearningRate(warmupCosine(learningRate, warmupFraction, workload.stepHint())));
        }
      }
      """;

  private static final String POINT =
      """
      {
        "learning_rate": 0.1,
        "beta1": 0.9,
        "weight_decay": 0.0001,
        "warmup_fraction": 0.05
      }
      """;

  private static final String SEARCH_SPACE =
      """
      {
        "learning_rate": {"min": 0.01, "max": 1, "scaling": "log"},
        "one_minus_beta1": {"min": 0.02, "max": 0.5, "scaling": "log"},
        "weight_decay": {"min": 0.00001, "max": 0.01, "scaling": "log"},
        "warmup_fraction": {"feasible_points": [0.02, 0.05, 0.1]}
      }
      """;

  private final Host host;

  @Parameters(paramLabel = "NAME", description = "In snake case, such as my_optimizer.")
  private String name;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Where the files go (default: the working directory).")
  private Path directory = Path.of("");

  NewCommand(Host host) {
    this.host = host;
  }

  @Override
  public void run() {
    String className = Candidates.className(name);
    if (!name.matches("[a-z][a-z0-9_]*") || !Names.snakeCase(className).equals(name)) {
      throw HarnessException.usage(
          "expected a name in snake case such as my_optimizer, found '%s'", name);
    }
    if (host.catalog().submissions().containsKey(name)) {
      throw HarnessException.usage(
          "the name '%s' is taken by a built-in submission; choose another", name);
    }
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(directory.resolve(className + ".java"), SOURCE.formatted(className));
    files.put(directory.resolve(name + ".tuning_search_space.json"), SEARCH_SPACE);
    files.put(directory.resolve(name + ".point.json"), POINT);
    files.keySet().forEach(NewCommand::requireAbsent);
    files.forEach(NewCommand::write);
    host.console().lines(files.keySet());
    Path source = files.keySet().iterator().next();
    String check = Shell.quoted(List.of(Program.command(), "check", source.toString()));
    host.console().note("next: " + check);
  }

  private static void requireAbsent(Path file) {
    if (Files.exists(file)) {
      throw HarnessException.output("%s is there already; delete it or choose another name", file);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new HarnessException(
          ErrorKind.OUTPUT, "%s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }
}
