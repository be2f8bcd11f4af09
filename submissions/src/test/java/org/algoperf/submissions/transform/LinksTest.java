package org.algoperf.submissions.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.algoperf.submissions.api.Transform;
import org.algoperf.submissions.api.TransformSubmission;
import org.algoperf.submissions.contract.Problem;
import org.algoperf.submissions.contract.Trial;
import org.algoperf.workloads.spec.ParameterSlot;
import org.algoperf.workloads.spec.WorkloadSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Links whose rule is seen in one or two steps from a known gradient. */
final class LinksTest {

  private record Of(Transform transform) implements TransformSubmission {
    @Override
    public Transform transform(WorkloadSpec workload) {
      return transform;
    }
  }

  private static final Problem PROBLEM = Problem.exact();

  private static Trial trial(Transform transform) {
    return new Trial(new Of(transform), PROBLEM, DataType.FLOAT64);
  }

  /** θ before the first step minus θ after it. */
  private static double[] firstUpdate(Transform transform) {
    try (Trial trial = trial(transform)) {
      return minus(Problem.initial(), trial.steps(1).theta());
    }
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = new double[a.length];
    Arrays.setAll(difference, i -> a[i] - b[i]);
    return difference;
  }

  private static double norm(double[] x) {
    return Math.sqrt(Arrays.stream(x).map(v -> v * v).sum());
  }

  private static double[] gradient() {
    return PROBLEM.gradient(Problem.initial(), 1);
  }

  @Test
  void anEmptyChainIsTheGradient() {
    assertArrayEquals(gradient(), firstUpdate(Chain.chain()), 1e-15);
  }

  /** A link that does nothing, last, keeps a chain from moving the parameters in one go. */
  @ParameterizedTest
  @MethodSource("inOneGo")
  void aStepInOneGoIsTheStepOfTheUpdate(Transform link) {
    Schedule rate = t -> t == 2 ? 0 : .1 * t;
    Transform decay = Scaling.addDecayedWeights(.3);
    Transform scale = Scaling.scaleByLearningRate(rate);
    Transform more = Scaling.addDecayedWeights(.2, rate);
    Transform nothing = (parameters, state) -> (u, p, t) -> u;
    try (Trial one = trial(Chain.chain(link, decay, scale, more));
        Trial other = trial(Chain.chain(link, decay, scale, more, nothing))) {
      assertArrayEquals(other.steps(5).theta(), one.steps(5).theta(), 1e-13);
    }
  }

  static Stream<Transform> inOneGo() {
    return Stream.of(
        Adam.scaleByAdam(.9, .99, 1e-3),
        Adam.scaleByNadam(.9, .99),
        Adam.scaleByNadam(0, .99),
        AdamVariants.scaleByAmsgrad(.9, .9, 1e-3),
        AdamVariants.scaleByScheduledNadam(.9, .99, .02, 1e-3),
        Adaptive.scaleByAdaGrad(1e-2),
        Adaptive.scaleByRms(.95, 1e-3),
        Adaptive.scaleByCorrectedRms(.95, 1e-3),
        Adaptive.scaleByAdaDelta(.95, 1e-3),
        Momentum.trace(.9),
        Momentum.trace(0),
        Momentum.nesterovTrace(.9),
        Ademamix.scaleByAdemamix(new Ademamix.Mixture(.9, .99, 5), .95, 4),
        Chain.chain());
  }

  /** A link that does nothing, between, keeps the first from moving the state of the last. */
  @ParameterizedTest
  @MethodSource("led")
  void aLedStepIsTheStepOfTheUpdates(List<Transform> between, Transform last) {
    Transform first = Adam.scaleByAdam(.9, .99, 1e-3);
    Transform nothing = (parameters, state) -> (u, p, t) -> u;
    try (Trial one = trial(chain(first, between, last));
        Trial other = trial(chain(first, between, Chain.chain(nothing, last)))) {
      assertArrayEquals(other.steps(5).theta(), one.steps(5).theta(), 1e-13);
      assertArrayEquals(other.evalView(), one.evalView(), 1e-13);
    }
  }

  private static Transform chain(Transform first, List<Transform> between, Transform last) {
    return Chain.chain(
        Stream.of(Stream.of(first), between.stream(), Stream.of(last))
            .flatMap(links -> links)
            .toArray(Transform[]::new));
  }

  static Stream<Arguments> led() {
    Transform scale = Scaling.scaleByLearningRate(t -> t == 2 ? 0 : .1 * t);
    Transform decay = Scaling.addDecayedWeights(.3);
    Transform averaging = ScheduleFree.scheduleFree(t -> .1 * t, .9, 1);
    return Stream.of(
        Arguments.of(List.of(), Momentum.trace(.9)),
        Arguments.of(List.of(), Momentum.nesterovTrace(.9)),
        Arguments.of(List.of(decay), Momentum.trace(.9)),
        Arguments.of(List.of(), averaging),
        Arguments.of(List.of(scale, decay), averaging),
        Arguments.of(List.of(decay, scale), averaging));
  }

  @Test
  void clippingLeavesShortUpdatesAlone() {
    double length = norm(gradient());
    assertArrayEquals(gradient(), firstUpdate(Scaling.clipByGlobalNorm(1.01 * length)), 1e-15);
    double[] clipped = firstUpdate(Scaling.clipByGlobalNorm(.25 * length));
    assertEquals(.25 * length, norm(clipped), 1e-12);
    assertEquals(gradient()[7] / 4, clipped[7], 1e-15);
  }

  @Test
  void aPartSeesOnlyItsTensors() {
    Schedule ten = t -> 10;
    double[] update =
        firstUpdate(
            Partition.partition(
                Partition::isHiddenWeight,
                Scaling.scaleByLearningRate(ten),
                Scaling.clipByGlobalNorm(1e-3)));
    double rest = 0;
    for (ParameterSlot slot : Problem.SLOTS) {
      for (int i = (int) slot.offset(); i < slot.end(); i++) {
        if (Partition.isHiddenWeight(slot)) {
          assertEquals(10 * gradient()[i], update[i], 1e-13, slot.name());
        } else {
          rest += update[i] * update[i];
        }
      }
    }
    assertEquals(1e-3, Math.sqrt(rest), 1e-12);
  }

  @Test
  void aPartWithoutTensorsIsLeftOut() {
    Transform forbidden =
        (parameters, state) -> {
          throw new AssertionError("initialised without a tensor");
        };
    double[] update = firstUpdate(Partition.partition(slot -> false, forbidden, Chain.chain()));
    assertArrayEquals(gradient(), update, 1e-15);
  }

  @Test
  void aPartsAverageIsEvaluated() {
    Transform constant = Scaling.scaleByLearningRate(t -> 1);
    Transform averaged = Chain.chain(constant, Averaging.averageExponentially(1, .75));
    try (Trial trial = trial(Partition.partition(Partition::isHiddenWeight, averaged, constant))) {
      double[] after = trial.steps(1).theta();
      double[] view = trial.evalView();
      for (ParameterSlot slot : Problem.SLOTS) {
        int i = (int) slot.offset();
        double mean = .75 * Problem.initial()[i] + .25 * after[i];
        assertEquals(Partition.isHiddenWeight(slot) ? mean : after[i], view[i], 1e-14);
      }
      assertArrayEquals(after, trial.theta());
    }
  }

  @Test
  void stateIsInScopesOfLinksAndParts() {
    Transform muon =
        Partition.partition(
            Partition::isHiddenWeight,
            Chain.chain(Muon.scaleByMuon(.9)),
            Chain.chain(Chain.chain(), Adam.scaleByAdam(.9, .99)));
    try (Trial trial = trial(muon)) {
      assertEquals(
          List.of(
              "then.values",
              "then.updates",
              "then.0.m",
              "otherwise.values",
              "otherwise.updates",
              "otherwise.1.m",
              "otherwise.1.v"),
          List.copyOf(trial.state().arrays().keySet()));
      NDArray m = trial.state().arrays().get("then.0.m");
      assertEquals(35 + 24 + 24, m.size());
    }
  }

  @Test
  void rangesAreChecked() {
    assertMessage("beta1 must be in [0, 1), found 1", () -> Adam.scaleByAdam(1, .9));
    assertMessage(
        "weight_decay must be zero or more, found -0.1", () -> Scaling.addDecayedWeights(-.1));
    assertMessage(
        "clip_norm must be positive, found NaN", () -> Scaling.clipByGlobalNorm(Double.NaN));
    assertMessage("block_size must be at least 1, found 0", () -> new Roots(1e-8, 10, 0));
  }

  private static void assertMessage(String expected, Runnable wrong) {
    assertEquals(expected, assertThrows(IllegalArgumentException.class, wrong::run).getMessage());
  }
}
