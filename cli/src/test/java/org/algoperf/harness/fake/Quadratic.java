package org.algoperf.harness.fake;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.algoperf.workloads.spec.Batch;
import org.algoperf.workloads.spec.DataProvenance;
import org.algoperf.workloads.spec.DataRequest;
import org.algoperf.workloads.spec.LoadedWorkload;
import org.algoperf.workloads.spec.MatrixProduct;
import org.algoperf.workloads.spec.Metric;
import org.algoperf.workloads.spec.ParameterSlot;
import org.algoperf.workloads.spec.Parameters;
import org.algoperf.workloads.spec.ResumableOracle;
import org.algoperf.workloads.spec.Split;
import org.algoperf.workloads.spec.Task;
import org.algoperf.workloads.spec.Workload;
import org.algoperf.workloads.torch.FlatParameters;

/**
 * The loss |θ - ε|² / n in n = 4 dimensions, where ε is noise of the data's order; evaluated at ε =
 * 0. What takes time is up to the {@link Timeline}.
 *
 * @param name the workload's name
 * @param timeline is told of steps and evaluations
 */
public record Quadratic(String name, Timeline timeline) implements Workload {

  /** The hash of its data. */
  public static final String SHA256 = "0".repeat(64);

  /** The name of one whose data takes the place of real data. */
  static final String STAND_IN = "stand_in";

  static final int SIZE = 4;

  /** What happens when a gradient is computed, and what an evaluation yields. */
  public interface Timeline {

    /** A gradient is being computed. */
    default void gradient() {}

    /** A task is being opened with initial parameters from a seed. */
    default void open(long seed) {}

    /**
     * An evaluation is being done.
     *
     * @param gradients that were computed since the task was opened
     * @param loss at the parameters
     * @return the metric
     */
    default double evaluation(Split split, long gradients, double loss) {
      return loss;
    }
  }

  /** A quadratic that takes no time. */
  public static Quadratic named(String name) {
    return new Quadratic(name, new Timeline() {});
  }

  /** A quadratic that fails when a trial opens it, though not its warm-up, whose seed is small. */
  static Quadratic broken(String name) {
    return new Quadratic(
        name,
        new Timeline() {
          @Override
          public void open(long seed) {
            if (seed < -10 || seed >= 0) {
              throw new IllegalStateException(name);
            }
          }
        });
  }

  @Override
  public String summary() {
    return "a quadratic";
  }

  @Override
  public Metric metric() {
    return new Metric("loss", Metric.Direction.MINIMIZE);
  }

  @Override
  public LoadedWorkload load(DataRequest request) {
    return new LoadedWorkload() {
      @Override
      public DataProvenance data() {
        return new DataProvenance(
            "quadratic",
            name.equals(STAND_IN)
                ? DataProvenance.Origin.STAND_IN
                : DataProvenance.Origin.GENERATED,
            SHA256,
            1000,
            100,
            100);
      }

      @Override
      public Task open(NDManager manager, long seed) {
        timeline.open(seed);
        return new Opened(manager, seed);
      }

      @Override
      public void close() {}
    };
  }

  private final class Opened implements Task {

    private final NDManager manager;
    private final Parameters parameters;
    private long gradients;

    Opened(NDManager manager, long seed) {
      this.manager = manager;
      List<ParameterSlot> slots =
          List.of(new ParameterSlot("theta", new Shape(SIZE), ParameterSlot.Kind.BIAS, 0));
      parameters = new FlatParameters(manager, slots, DataType.FLOAT32);
      parameters.values().addi(random(new Random(seed)));
    }

    private NDArray random(Random random) {
      float[] values = new float[SIZE];
      for (int i = 0; i < SIZE; i++) {
        values[i] = (float) random.nextGaussian();
      }
      return manager.create(values);
    }

    @Override
    public Parameters parameters() {
      return parameters;
    }

    @Override
    public ResumableOracle oracle(int batchSize, long seed) {
      return new ResumableOracle() {
        private Random random = new Random(seed);
        private long batches;

        @Override
        public Batch next() {
          batches++;
          NDArray noise = random(random).muli(0.01f);
          return new Batch(noise, noise, batchSize);
        }

        @Override
        public NDArray gradient(Batch batch) {
          gradients++;
          timeline.gradient();
          NDArray difference = parameters.values().sub(batch.inputs());
          parameters.gradient().muli(0).addi(difference.mul(2f / SIZE));
          return difference.square().mean();
        }

        @Override
        public NDArray loss(Batch batch) {
          return parameters.values().sub(batch.inputs()).square().mean();
        }

        @Override
        public Position position() {
          return new Position(batches, examples(), gradientEvaluations());
        }

        @Override
        public void resume(Position position) {
          random = new Random(seed);
          for (batches = 0; batches < position.batches(); batches++) {
            random(random).close();
          }
          gradients = (long) position.gradientEvaluations();
        }

        @Override
        public long examples() {
          return gradients * batchSize;
        }

        @Override
        public double gradientEvaluations() {
          return gradients;
        }
      };
    }

    @Override
    public SortedMap<String, Double> evaluate(NDArray flatValues, Split split) {
      double loss = flatValues.square().mean().getFloat();
      return new TreeMap<>(Map.of("loss", timeline.evaluation(split, gradients, loss)));
    }

    @Override
    public List<MatrixProduct> products(int batchSize) {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
