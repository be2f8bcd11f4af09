package org.algoperf.harness.fake;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.algoperf.submissions.api.State;
import org.algoperf.submissions.api.Submission;
import org.algoperf.submissions.api.Training;
import org.algoperf.workloads.spec.Batch;
import org.algoperf.workloads.spec.Oracle;
import org.algoperf.workloads.spec.Parameters;
import org.algoperf.workloads.spec.WorkloadSpec;

/** Submissions that train as {@link Fakes.Descent} does, and do something else in a step. */
public final class Offenders {

  private static final long STEP = 3;
  private static final int MIB = 1 << 20;

  private Offenders() {}

  /** All of them by name; none has hyperparameters. */
  static Map<String, Class<? extends Submission>> all() {
    Map<String, Class<? extends Submission>> all = new TreeMap<>();
    all.put("quitting", Quitting.class);
    all.put("aborting", Aborting.class);
    all.put("killing", Killing.class);
    all.put("overflowing", Overflowing.class);
    all.put("leaking", Leaking.class);
    all.put("stalling", Stalling.class);
    all.put("flooding", Flooding.class);
    all.put("gushing", Gushing.class);
    all.put("lingering", Lingering.class);
    all.put("spawning", Spawning.class);
    all.put("meddling", Meddling.class);
    all.put("closing", Closing.class);
    all.put("scribbling", Scribbling.class);
    return all;
  }

  /** Descends, and misbehaves in step 3. */
  private interface Offence extends Submission {

    void commit(Parameters parameters) throws Exception;

    @Override
    default Training start(Parameters parameters, WorkloadSpec workload, State state) {
      return new Fakes.Descending(parameters, 0.1) {
        @Override
        public void step(Oracle oracle, long step) {
          if (step == STEP) {
            try {
              commit(parameters);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          }
          super.step(oracle, step);
        }
      };
    }
  }

  /** Exits. */
  public record Quitting() implements Offence {
    @Override
    public void commit(Parameters parameters) {
      System.exit(0);
    }
  }

  /** Writes to address 0. */
  public record Aborting() implements Offence {
    @Override
    public void commit(Parameters parameters) throws Exception {
      Class<?> type = Class.forName("sun.misc.Unsafe");
      Field unsafe = type.getDeclaredField("theUnsafe");
      unsafe.setAccessible(true);
      type.getMethod("putAddress", long.class, long.class).invoke(unsafe.get(null), 0L, 0L);
    }
  }

  /** Kills its process. */
  public record Killing() implements Offence {
    @Override
    public void commit(Parameters parameters) throws Exception {
      String self = Long.toString(ProcessHandle.current().pid());
      new ProcessBuilder("kill", "-9", self).start().waitFor();
      park();
    }
  }

  /** Recurses without end. */
  public record Overflowing() implements Offence {
    @Override
    public void commit(Parameters parameters) {
      System.out.println(depth(1));
    }

    private static long depth(long above) {
      return above < 0 ? above : 1 + depth(above + 1);
    }
  }

  /** Fills the engine's memory. */
  public record Leaking() implements Offence {
    @Override
    public void commit(Parameters parameters) {
      NDArray last = parameters.values();
      while (true) {
        last = last.getManager().ones(new Shape(4 * MIB));
      }
    }
  }

  /** Never returns from its first view for an evaluation. */
  public record Stalling() implements Submission {
    @Override
    public Training start(Parameters parameters, WorkloadSpec workload, State state) {
      return new Fakes.Descending(parameters, 0.1) {
        @Override
        public NDArray evalView() {
          park();
          return super.evalView();
        }
      };
    }
  }

  /**
   * Prints a gigabyte, in the warm-up and the trial together, which is nobody's loss but its own.
   */
  public record Flooding() implements Offence {
    @Override
    public void commit(Parameters parameters) {
      byte[] bytes = new byte[MIB];
      for (int i = 0; i < 512; i++) {
        System.out.write(bytes, 0, MIB);
      }
    }
  }

  /** Prints without end, past the stream that is cut. */
  public record Gushing() implements Offence {
    @Override
    public void commit(Parameters parameters) throws IOException {
      FileOutputStream out = new FileOutputStream(FileDescriptor.out);
      while (true) {
        out.write(new byte[MIB]);
      }
    }
  }

  /** Leaves a thread behind. */
  public record Lingering() implements Offence {
    @Override
    public void commit(Parameters parameters) {
      Thread thread = new Thread(Offenders::park, "moonlighter");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Leaves a process behind. */
  public record Spawning() implements Offence {
    @Override
    public void commit(Parameters parameters) throws IOException {
      new ProcessBuilder("sleep", "600").start();
    }
  }

  /** Changes what its successors in the process depend on. */
  public record Meddling() implements Offence {
    @Override
    public void commit(Parameters parameters) {
      System.setProperty("user.home", "/nowhere");
    }
  }

  /** Closes the owner of all arrays that it can reach. */
  public record Closing() implements Offence {
    @Override
    public void commit(Parameters parameters) {
      parameters.values().getManager().close();
    }
  }

  /** Overwrites the data that it is handed, which must not be the workload's own. */
  public record Scribbling() implements Submission {
    @Override
    public Training start(Parameters parameters, WorkloadSpec workload, State state) {
      return new Fakes.Descending(parameters, 0.1) {
        @Override
        public void step(Oracle oracle, long step) {
          super.step(oracle, step);
          Batch batch = oracle.next();
          batch.inputs().muli(0).addi(1000);
          batch.targets().muli(0);
        }
      };
    }
  }

  private static void park() {
    while (true) {
      LockSupport.park();
    }
  }
}
