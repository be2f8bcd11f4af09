package org.algoperf.harness.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.djl.ndarray.NDArray;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.Offer;
import org.algoperf.submissions.api.State;
import org.algoperf.submissions.api.Submission;
import org.algoperf.submissions.api.Training;
import org.algoperf.workloads.spec.Oracle;
import org.algoperf.workloads.spec.Parameters;
import org.algoperf.workloads.spec.Workload;
import org.algoperf.workloads.spec.WorkloadSpec;

/** The catalog of the fakes, for this process and for workers. */
public final class Fakes implements Supplier<Catalog> {

  @Override
  public Catalog get() {
    return of(Quadratic.named("quadratic"));
  }

  /** A catalog with a second workload, {@code broken}, which cannot be opened for a trial. */
  public static final class WithBroken implements Supplier<Catalog> {

    @Override
    public Catalog get() {
      Catalog fakes = new Fakes().get();
      SortedMap<String, Workload> workloads = new TreeMap<>(fakes.workloads());
      workloads.put("broken", Quadratic.broken("broken"));
      return new Catalog(workloads, fakes.submissions());
    }
  }

  /** A catalog with a second workload, {@code stand_in}, whose data is one. */
  public static final class WithStandIn implements Supplier<Catalog> {

    @Override
    public Catalog get() {
      Catalog fakes = new Fakes().get();
      SortedMap<String, Workload> workloads = new TreeMap<>(fakes.workloads());
      workloads.put(Quadratic.STAND_IN, Quadratic.named(Quadratic.STAND_IN));
      return new Catalog(workloads, fakes.submissions());
    }
  }

  /** All submissions of these files, and one workload. */
  public static Catalog of(Quadratic workload) {
    SortedMap<String, Offer> submissions =
        new TreeMap<>(
            Map.of(
                "descent", fake(Descent.class),
                "throwing", fake(Throwing.class),
                "finishing", fake(Finishing.class),
                "exiting", fake(Exiting.class),
                "unlucky", fake(Unlucky.class),
                "doomed", fake(Unlucky.class),
                "hanging", fake(Hanging.class),
                "hoarding", fake(Hoarding.class),
                "printing", fake(Printing.class)));
    Offenders.all().forEach((name, type) -> submissions.put(name, fake(type)));
    return new Catalog(new TreeMap<>(Map.of(workload.name(), workload)), submissions);
  }

  private static Offer fake(Class<? extends Submission> type) {
    return Offer.builtIn(type, "a fake", "2026");
  }

  /** Gradient descent; the others do the same until they misbehave. */
  public record Descent(double rate) implements Submission {

    @Override
    public Training start(Parameters parameters, WorkloadSpec workload, State state) {
      return new Descending(parameters, rate);
    }
  }

  /** Throws in a step; in step 0 already at its start. */
  public record Throwing(int atStep) implements Submission {

    @Override
    public Training start(Parameters parameters, WorkloadSpec workload, State state) {
      misbehave(0);
      return new Descending(parameters, 0.1) {
        @Override
        public void step(Oracle oracle, long step) {
          misbehave(step);
          super.step(oracle, step);
        }
      };
    }

    private void misbehave(long step) {
      if (step == atStep) {
        throw new IllegalStateException("out of\nideas");
      }
    }
  }

  /** Declares itself finished. */
  public record Finishing(int atStep) implements Submission {

    @Override
    public Training start(Parameters parameters, WorkloadSpec workload, State state) {
      return new Descending(parameters, 0.1) {
        @Override
        public boolean finished() {
          return steps() >= atStep;
        }
      };
    }
  }

  /** Ends the virtual machine, as a submission in a worker can. */
  public record Exiting(int code, int atStep) implements Submission {

    @Override
    public Training start(Parameters parameters, WorkloadSpec workload, State state) {
      return new Descending(parameters, 0.1) {
        @Override
        public void step(Oracle oracle, long step) {
          if (step == atStep) {
            Runtime.getRuntime().halt(code);
          }
          super.step(oracle, step);
        }
      };
    }
  }

  /**
   * Ends the virtual machine at a step of a trial, not of its warm-up; if not always, then once.
   */
  public record Unlucky(int atStep, boolean always) implements Submission {

    private static int starts;

    @Override
    public Training start(Parameters parameters, WorkloadSpec workload, State state) {
      boolean warmUp = starts++ % 2 == 0;
      return new Descending(parameters, 0.1) {
        @Override
        public void step(Oracle oracle, long step) {
          // What was resumed has taken fewer steps than the trial.
          if (!warmUp && step == atStep && (always || steps() + 1 == step)) {
            Runtime.getRuntime().halt(7);
          }
          super.step(oracle, step);
        }
      };
    }
  }

  /** Never returns from its start. */
  public record Hanging() implements Submission {

    @Override
    public Training start(Parameters parameters, WorkloadSpec workload, State state) {
      while (true) {
        LockSupport.park();
      }
    }
  }

  /** Asks for more memory than there is, once the warm-up is over. */
  public record Hoarding() implements Submission {

    private static int starts;

    @Override
    public Training start(Parameters parameters, WorkloadSpec workload, State state) {
      if (starts++ > 0) {
        long[][] hoard = new long[1_000][];
        for (int i = 0; i < hoard.length; i++) {
          hoard[i] = new long[100_000_000];
        }
        throw new AssertionError("there was memory for " + hoard.length);
      }
      return new Descending(parameters, 0.1);
    }
  }

  /** Writes what looks like a message to standard output, and around its stream. */
  public record Printing() implements Submission {

    @Override
    public Training start(Parameters parameters, WorkloadSpec workload, State state) {
      System.out.println("{\"type\":\"calibrated\",\"step_sec\":1e-9,\"wall_over_cpu\":1}");
      try (FileOutputStream out = new FileOutputStream("/dev/stdout")) {
        out.write(
            "{\"type\":\"calibrated\",\"step_sec\":2e-9,\"wall_over_cpu\":1}\n".getBytes(UTF_8));
      } catch (IOException e) {
        System.out.println("there is no /dev/stdout");
      }
      return new Descending(parameters, 0.1);
    }
  }

  static class Descending implements Training {

    private final Parameters parameters;
    private final double rate;
    private long steps;

    Descending(Parameters parameters, double rate) {
      this.parameters = parameters;
      this.rate = rate;
    }

    long steps() {
      return steps;
    }

    @Override
    public void step(Oracle oracle, long step) {
      steps++;
      oracle.gradient(oracle.next());
      parameters.values().subi(parameters.gradient().mul((float) rate));
    }

    @Override
    public NDArray evalView() {
      return parameters.values();
    }
  }
}
