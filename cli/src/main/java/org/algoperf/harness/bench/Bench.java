package org.algoperf.harness.bench;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.algoperf.harness.trial.Clock;
import org.algoperf.scoring.Scoring;
import org.algoperf.submissions.api.Buffers;
import org.algoperf.submissions.api.Submission;
import org.algoperf.submissions.api.Training;
import org.algoperf.workloads.spec.LoadedWorkload;
import org.algoperf.workloads.spec.Task;
import org.algoperf.workloads.spec.WorkloadSpec;
import org.algoperf.workloads.torch.Products;
import org.algoperf.workloads.torch.Torch;

/**
 * Times training steps in rounds, and between them the steps' matrix products alone, so that a
 * disturbance of the machine meets both.
 */
public final class Bench {

  private static final long SEED = -3;
  private static final double MICROS = 1e-3;

  /** Until then the optimizing compiler is at work beside the steps, perhaps on the same core. */
  private static final double WARMUP_SEC = 3;

  private final Clock clock;
  private final int rounds;
  private final double roundSec;

  /**
   * A benchmark.
   *
   * @param clock that it reads
   * @param rounds counted; a longer one comes first and is thrown away
   * @param roundSec how long a round takes at least, in seconds
   */
  public Bench(Clock clock, int rounds, double roundSec) {
    this.clock = clock;
    this.rounds = rounds;
    this.roundSec = roundSec;
  }

  /** Means over the steps of a round, in microseconds. */
  private record Round(double step, double data, double gradient, double floor) {

    double update() {
      return step - data - gradient;
    }
  }

  /**
   * Times a submission on a workload.
   *
   * @param name the submission's name
   * @param spec which batch size and step hint to use
   */
  public BenchResult run(
      LoadedWorkload workload, String name, Submission submission, WorkloadSpec spec) {
    try (NDManager manager = Torch.newManager();
        Task task = workload.open(manager, SEED);
        Buffers state = Buffers.of(manager, task.parameters())) {
      int batchSize = submission.batchSize(spec);
      Training training = submission.start(task.parameters(), spec, state);
      TimedOracle oracle = new TimedOracle(task.oracle(batchSize, SEED), clock);
      Products products = new Products(manager, task.products(batchSize));
      Steps steps = new Steps(training, oracle);
      List<Round> measured = new ArrayList<>();
      time(steps::next, WARMUP_SEC);
      time(products::multiply, roundSec);
      for (int i = 0; i < rounds; i++) {
        measured.add(round(steps, products));
      }
      double step = median(measured, Round::step);
      double floor = median(measured, Round::floor);
      return new BenchResult(
          spec.name(),
          name,
          measured.stream().mapToDouble(Round::step).min().orElseThrow(),
          step,
          median(measured, Round::data),
          median(measured, Round::gradient),
          median(measured, Round::update),
          floor,
          floor / step,
          Torch.blas().label(),
          Torch.threads(),
          task.parameters().size(),
          batchSize,
          peakMemoryMib());
    }
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> of) {
    return Scoring.median(rounds.stream().mapToDouble(of).toArray());
  }

  private Round round(Steps steps, Products products) {
    long data = steps.oracle.dataNanos();
    long gradient = steps.oracle.gradientNanos();
    Timing stepping = time(steps::next, roundSec);
    Timing multiplying = time(products::multiply, roundSec);
    return new Round(
        stepping.micros(),
        (steps.oracle.dataNanos() - data) * MICROS / stepping.count(),
        (steps.oracle.gradientNanos() - gradient) * MICROS / stepping.count(),
        multiplying.micros());
  }

  private record Timing(long nanos, long count) {

    double micros() {
      return nanos * MICROS / count;
    }
  }

  private Timing time(Runnable work, double seconds) {
    long start = clock.wallNanos();
    long count = 0;
    long nanos = 0;
    while (nanos < seconds * 1e9) {
      work.run();
      count++;
      nanos = clock.wallNanos() - start;
    }
    return new Timing(nanos, count);
  }

  /** The steps of one trial; a schedule that has ended goes on at its last rate. */
  private static final class Steps {

    private final Training training;
    private final TimedOracle oracle;
    private long step;

    Steps(Training training, TimedOracle oracle) {
      this.training = training;
      this.oracle = oracle;
    }

    void next() {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        training.step(oracle, ++step);
      }
    }
  }

  /** The high-water mark of resident memory, which Linux keeps per process. */
  private static double peakMemoryMib() {
    Path status = Path.of("/proc/self/status");
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
