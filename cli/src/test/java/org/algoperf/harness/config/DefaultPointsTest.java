package org.algoperf.harness.config;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.algoperf.harness.config.SearchSpace.Choice;
import org.algoperf.harness.config.SearchSpace.Dimension;
import org.algoperf.harness.config.SearchSpace.Dimensions;
import org.algoperf.harness.config.SearchSpace.Linear;
import org.algoperf.harness.config.SearchSpace.Log;
import org.algoperf.submissions.api.Buffers;
import org.algoperf.submissions.api.Submission;
import org.algoperf.submissions.api.Training;
import org.algoperf.submissions.catalog.CatalogEntry;
import org.algoperf.submissions.catalog.Submissions;
import org.algoperf.workloads.catalog.LogisticRegressionWorkload;
import org.algoperf.workloads.spec.DataRequest;
import org.algoperf.workloads.spec.LoadedWorkload;
import org.algoperf.workloads.spec.Oracle;
import org.algoperf.workloads.spec.Split;
import org.algoperf.workloads.spec.Task;
import org.algoperf.workloads.spec.WorkloadSpec;
import org.algoperf.workloads.torch.Torch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The default point and search space of every submission: sensible together, and on real data. */
final class DefaultPointsTest {

  private static final ConfigFiles INSTALLED = ConfigFiles.installed();
  private static final String COMPLEMENT = "one_minus_";
  private static final int STEPS = 300;
  private static final WorkloadSpec SPEC =
      new WorkloadSpec("logistic_regression", 128, STEPS, 20_000);

  private static LoadedWorkload regression;

  @BeforeAll
  static void load(@TempDir Path empty) {
    regression =
        new LogisticRegressionWorkload()
            .load(new DataRequest(Optional.empty(), empty, false, message -> {}));
  }

  @AfterAll
  static void close() {
    regression.close();
  }

  static List<CatalogEntry> submissions() {
    return Submissions.all();
  }

  @ParameterizedTest
  @MethodSource("submissions")
  void theDefaultPointLiesInTheSearchSpace(CatalogEntry entry) {
    Map<String, Object> point = INSTALLED.point(entry.name());
    if (INSTALLED.searchSpace(entry.name()) instanceof Dimensions dimensions) {
      dimensions
          .byName()
          .forEach(
              (name, dimension) ->
                  assertTrue(
                      holds(dimension, valueOf(name, point)),
                      () -> "%s: %s is not in %s".formatted(entry.name(), name, dimension)));
    }
  }

  private static Object valueOf(String name, Map<String, Object> point) {
    return point.containsKey(name)
        ? point.get(name)
        : 1 - ((Number) point.get(name.substring(COMPLEMENT.length()))).doubleValue();
  }

  private static boolean holds(Dimension dimension, Object value) {
    if (dimension instanceof Choice choice) {
      return choice.values().stream()
          .anyMatch(v -> v.equals(value) || (v instanceof Number && number(v) == number(value)));
    }
    double min = dimension instanceof Log log ? log.min() : ((Linear) dimension).min();
    double max = dimension instanceof Log log ? log.max() : ((Linear) dimension).max();
    // 1 - 0.9 is a rounding below 0.1.
    return number(value) >= min * (1 - 1e-12) && number(value) <= max * (1 + 1e-12);
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  /** From ln 2 = 0.693 at the start towards 0.358 at the optimum; 0.66 is a tenth of the way. */
  @ParameterizedTest
  @MethodSource("submissions")
  void theDefaultPointLearnsTheRegression(CatalogEntry entry) {
    double loss = trained(entry.at(INSTALLED.point(entry.name())));
    assertTrue(loss < .66, () -> "%s: loss %s after %d steps".formatted(entry.name(), loss, STEPS));
  }

  private static double trained(Submission submission) {
    try (NDManager manager = Torch.newManager();
        Task task = regression.open(manager, 1);
        Buffers state = Buffers.of(manager, task.parameters())) {
      Oracle oracle = task.oracle(submission.batchSize(SPEC), 1);
      Training training = submission.start(task.parameters(), SPEC, state);
      for (int t = 1; t <= STEPS && !training.finished(); t++) {
        try (NDScope scope = new NDScope()) {
          scope.suppressNotUsedWarning();
          training.step(oracle, t);
        }
      }
      return task.evaluate(training.evalView(), Split.VALIDATION).get("loss");
    }
  }
}
