package ai.djl.pytorch.jni;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;

/**
 * Arguments and results of TorchScript functions as the native handles that an {@link IValue}
 * wraps.
 *
 * <p>An IValue draws a name for itself from the clock, which takes longer than to make the value; a
 * training step would need some thirty.
 *
 * <p>Whoever gets a handle from {@code of} or {@link #call} closes it, once.
 */
public final class ScriptValue {

  private static final PyTorchLibrary NATIVE = PyTorchLibrary.LIB;

  private ScriptValue() {}

  /** A tensor, which shares the array's memory. */
  public static long of(PtNDArray tensor) {
    return NATIVE.iValueFromTensor(tensor.getHandle());
  }

  /** A list of tensors. */
  public static long of(PtNDArray... tensors) {
    long[] handles = new long[tensors.length];
    for (int i = 0; i < handles.length; i++) {
      handles[i] = tensors[i].getHandle();
    }
    return NATIVE.iValueFromTensorList(handles);
  }

  /** A float. */
  public static long of(double number) {
    return NATIVE.iValueFromDouble(number);
  }

  /** An int. */
  public static long of(long number) {
    return NATIVE.iValueFromLong(number);
  }

  /** A bool. */
  public static long of(boolean flag) {
    return NATIVE.iValueFromBool(flag);
  }

  /**
   * Calls a function.
   *
   * @param autograd whether the result can take part in a differentiated computation
   * @param arguments their handles
   * @return the handle of the result
   */
  public static long call(
      PtSymbolBlock module, String function, boolean autograd, long[] arguments) {
    return NATIVE.moduleRunMethod(module.getHandle(), function, arguments, autograd, false);
  }

  /** The array that a handle stands for. */
  public static PtNDArray tensor(PtNDManager manager, long value) {
    return new PtNDArray(manager, NATIVE.iValueToTensor(value));
  }

  /** The arrays that a handle of a list stands for. */
  public static NDList tensors(PtNDManager manager, long value) {
    long[] handles = NATIVE.iValueToTensorList(value);
    NDList tensors = new NDList(handles.length);
    for (long handle : handles) {
      tensors.add(new PtNDArray(manager, handle));
    }
    return tensors;
  }

  /** The number that a handle stands for. */
  public static double number(long value) {
    return NATIVE.iValueToDouble(value);
  }

  /** Gives a handle back; 0 is none. */
  public static void close(long value) {
    if (value != 0) {
      NATIVE.torchDeleteIValue(value);
    }
  }
}
