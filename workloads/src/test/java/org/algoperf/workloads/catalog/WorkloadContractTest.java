package org.algoperf.workloads.catalog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.algoperf.workloads.spec.DataRequest;
import org.algoperf.workloads.spec.LoadedWorkload;
import org.algoperf.workloads.spec.Oracle;
import org.algoperf.workloads.spec.ResumableOracle;
import org.algoperf.workloads.spec.Split;
import org.algoperf.workloads.spec.Task;
import org.algoperf.workloads.spec.Workload;
import org.algoperf.workloads.torch.Ops;
import org.algoperf.workloads.torch.Tensor;
import org.algoperf.workloads.torch.Torch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every workload of the registry promises. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkloadContractTest {

  private static final int STEPS = 3;
  private static final int BATCH = 8;

  /** So that a few batches are more than an epoch. */
  private static final int LARGE_BATCH = 2500;

  @TempDir Path empty;
  private final Map<String, LoadedWorkload> loaded = new HashMap<>();

  static List<Workload> workloads() {
    return Workloads.all();
  }

  private LoadedWorkload load(Workload workload) {
    return loaded.computeIfAbsent(
        workload.name(),
        name -> workload.load(new DataRequest(Optional.empty(), empty, false, message -> {})));
  }

  @AfterAll
  void close() {
    loaded.values().forEach(LoadedWorkload::close);
  }

  /** Plain gradient descent, as bits of the parameters. */
  private static float[] train(LoadedWorkload workload, long seed, long dataSeed) {
    try (NDManager manager = Torch.newManager();
        Task task = workload.open(manager, seed)) {
      Oracle oracle = task.oracle(BATCH, dataSeed);
      for (int step = 0; step < STEPS; step++) {
        try (NDScope scope = new NDScope()) {
          scope.suppressNotUsedWarning();
          oracle.gradient(oracle.next());
          Ops.axpy(task.parameters().values(), -0.1, task.parameters().gradient());
        }
      }
      return task.parameters().values().toFloatArray();
    }
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void trainingIsAFunctionOfItsSeedsBitForBit(Workload workload) {
    LoadedWorkload data = load(workload);
    float[] first = train(data, 1, 2);
    train(data, 3, 4);
    assertArrayEquals(first, train(data, 1, 2), 0f);
    assertFalse(Arrays.equals(first, train(data, 1, 4)), "another order of the data");
  }

  /** A step of gradient descent, and the bits after it. */
  private static List<Object> step(Task task, ResumableOracle oracle) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      oracle.gradient(oracle.next());
      Ops.axpy(task.parameters().values(), -0.1, task.parameters().gradient());
      return List.of(Tensor.of(task.parameters().values()), oracle.position());
    }
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void anOracleContinuesWhereAnotherOneStood(Workload workload) {
    LoadedWorkload data = load(workload);
    for (int stop : new int[] {0, 1, 3, 4, 8}) {
      try (NDManager manager = Torch.newManager();
          Task task = data.open(manager, 1);
          Task other = data.open(manager, 1)) {
        ResumableOracle oracle = task.oracle(BATCH, 2);
        ResumableOracle far = task.oracle(LARGE_BATCH, 2);
        for (int i = 0; i < stop; i++) {
          step(task, oracle);
          far.next();
        }
        Tensor.of(task.parameters().values()).copyTo(other.parameters().values());
        ResumableOracle resumed = other.oracle(BATCH, 2);
        resumed.resume(oracle.position());
        ResumableOracle farResumed = other.oracle(LARGE_BATCH, 2);
        farResumed.resume(far.position());
        assertEquals(stop, farResumed.position().batches());
        assertEquals(Tensor.of(far.next().inputs()), Tensor.of(farResumed.next().inputs()));
        assertEquals(step(task, oracle), step(other, resumed));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void everySplitIsEvaluatedAndEvaluationChangesNothing(Workload workload) {
    try (NDManager manager = Torch.newManager();
        Task task = load(workload).open(manager, 1)) {
      float[] before = task.parameters().values().toFloatArray();
      for (Split split : Split.values()) {
        SortedMap<String, Double> metrics = task.evaluate(task.parameters().values(), split);
        assertTrue(metrics.containsKey(workload.metric().name()), metrics + " on " + split);
        metrics.values().forEach(value -> assertTrue(Double.isFinite(value), metrics.toString()));
      }
      assertArrayEquals(before, task.parameters().values().toFloatArray(), 0f);
    }
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void evaluationUsesTheValuesItIsGiven(Workload workload) {
    try (NDManager manager = Torch.newManager();
        Task task = load(workload).open(manager, 1)) {
      SortedMap<String, Double> live = task.evaluate(task.parameters().values(), Split.VALIDATION);
      SortedMap<String, Double> other =
          task.evaluate(task.parameters().values().add(0.5f), Split.VALIDATION);
      assertFalse(live.equals(other), "the same metrics at other parameters: " + live);
    }
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void theManagerHoldsNoMoreArraysAfterManySteps(Workload workload) {
    try (NDManager manager = Torch.newManager();
        Task task = load(workload).open(manager, 1)) {
      Oracle oracle = task.oracle(BATCH, 2);
      int arrays = 0;
      for (int step = 0; step < 20; step++) {
        try (NDScope scope = new NDScope()) {
          scope.suppressNotUsedWarning();
          oracle.gradient(oracle.next());
        }
        if (step == 0) {
          arrays = task.parameters().values().getManager().getManagedArrays().size();
        }
      }
      assertEquals(arrays, task.parameters().values().getManager().getManagedArrays().size());
    }
  }

  @Test
  void theFashionMnistPerceptronHasExactly79510Parameters() {
    try (NDManager manager = Torch.newManager();
        Task task = load(new FashionMnistMlp()).open(manager, 1)) {
      assertEquals(79_510, task.parameters().size());
    }
  }

  @Test
  void namesAreUniqueAndFound() {
    assertEquals(
        Workloads.all().size(), Workloads.all().stream().map(Workload::name).distinct().count());
    for (Workload workload : Workloads.all()) {
      assertEquals(workload, Workloads.find(workload.name()).orElseThrow());
    }
  }
}
