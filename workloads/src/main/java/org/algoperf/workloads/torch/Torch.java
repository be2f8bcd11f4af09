package org.algoperf.workloads.torch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/**
 * The PyTorch engine, started the same way everywhere: offline, one thread, gradient mode off.
 *
 * <p>One thread, because the number of threads changes the bits of a result, and because trials run
 * one to a core.
 */
public final class Torch {

  private static final Engine ENGINE = start();
  private static final Blas BLAS = Blas.choose();

  private Torch() {}

  private static Engine start() {
    TorchLibraries.configure();
    return Engine.getEngine("PyTorch");
  }

  /**
   * A manager that owns arrays until it is closed, and a thread that is ready to compute: gradient
   * mode and graph optimisation, which are per thread, are off.
   */
  public static NDManager newManager() {
    JniUtils.setGradMode(false);
    JniUtils.setGraphExecutorOptimize(false);
    return processManager();
  }

  /** A manager that leaves the thread's modes alone. */
  static NDManager processManager() {
    return ENGINE.newBaseManager();
  }

  /** The version of libtorch. */
  public static String version() {
    return ENGINE.getVersion();
  }

  /** Which path the matrix products take. */
  public static Blas blas() {
    return BLAS;
  }

  /** The number of threads that one operation may use. */
  public static int threads() {
    return JniUtils.getNumThreads();
  }

  /** Lets {@code array} outlive the step in which it was made; its manager closes it. */
  public static NDArray keep(NDArray array) {
    NDScope.unregister(array);
    return array;
  }

  /** The value of a scalar array. */
  public static double number(NDArray scalar) {
    return switch (scalar.getDataType()) {
      case FLOAT64 -> scalar.getDouble();
      case INT64 -> scalar.getLong();
      default -> scalar.getFloat();
    };
  }

  /** Evaluates {@code function} with gradient mode on, and turns it off again. */
  public static NDArray withGradient(Supplier<NDArray> function) {
    JniUtils.setGradMode(true);
    try {
      return function.get();
    } finally {
      JniUtils.setGradMode(false);
    }
  }

  /**
   * Adds the gradient of {@code output} to the gradients of the leaves it depends on.
   *
   * @param output the result of a computation {@linkplain #withGradient with gradient}
   * @param cotangent of the output's shape; ones for a scalar loss
   */
  public static void backward(NDArray output, NDArray cotangent) {
    JniUtils.backward((PtNDArray) output, (PtNDArray) cotangent, false, false);
  }
}
