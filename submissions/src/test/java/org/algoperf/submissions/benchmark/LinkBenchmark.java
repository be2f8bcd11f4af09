package org.algoperf.submissions.benchmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.algoperf.submissions.api.Buffers;
import org.algoperf.submissions.api.Rule;
import org.algoperf.workloads.spec.Parameters;
import org.algoperf.workloads.torch.FlatParameters;
import org.algoperf.workloads.torch.Ops;
import org.algoperf.workloads.torch.Torch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The time of one link's update of a float32 gradient. The gradient is copied anew before each,
 * because links overwrite it; {@link Link#CHAIN} measures that alone.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Dai.djl.offline=true"})
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class LinkBenchmark {

  private static final long SEED = 20261122;

  /** The link to measure; all of them when none is asked for. */
  @Param public Link link;

  /** The tensors to measure it on; all layouts when none is asked for. */
  @Param public Layout layout;

  private NDManager manager;
  private Parameters parameters;
  private Buffers state;
  private NDArray noise;
  private Rule rule;
  private long step;

  /** Makes parameters and a gradient of noise, and begins. */
  @Setup
  public void init() {
    manager = Torch.newManager();
    parameters = new FlatParameters(manager, layout.slots(), DataType.FLOAT32);
    Random random = new Random(SEED);
    parameters.values().addi(noise(random));
    noise = noise(random);
    state = Buffers.of(manager, parameters);
    rule = link.transform().init(parameters, state);
  }

  private NDArray noise(Random random) {
    float[] values = new float[(int) parameters.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return manager.create(values);
  }

  /** Frees all arrays. */
  @TearDown
  public void close() {
    state.close();
    manager.close();
  }

  /** Copies the gradient and updates it; returns one of its elements. */
  @Benchmark
  public double update() {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      Ops.copy(parameters.gradient(), noise);
      return rule.update(parameters.gradient(), parameters, ++step).getFloat(0);
    }
  }
}
