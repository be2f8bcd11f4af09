package org.algoperf.workloads.torch;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.ScriptValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * TorchScript functions, compiled by libtorch from text: the way to operations that DJL lacks.
 *
 * <p>A function is written as {@code def name(self, x: Tensor, a: float) -> Tensor: ...} with ops
 * from the {@code torch} namespace. {@link #call} runs it so that autograd sees it and takes
 * tensors only; {@link #run} runs it without autograd and takes numbers, too. A call costs about 2
 * µs, a number as an argument 0.1, a tensor 0.2, a list of tensors 0.8, an op within it 0.4 µs.
 */
public final class Script {

  private static final Pattern DEFINITION =
      Pattern.compile("^def (\\w+)\\(self", Pattern.MULTILINE);

  private static final boolean AUTOGRAD = true;

  private static final MathContext SHOWN_DIGITS = new MathContext(6);

  private final PtSymbolBlock module;
  private final Set<String> names;

  private Script(PtSymbolBlock module, String functions) {
    this.module = module;
    this.names =
        DEFINITION
            .matcher(functions)
            .results()
            .map(definition -> definition.group(1))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Compiles functions. The compiled code lives as long as the process.
   *
   * @param functions any number of definitions, each beginning with {@code def name(self}
   * @throws ai.djl.engine.EngineException with libtorch's message, if the text does not compile
   */
  public static Script compile(String functions) {
    PtNDManager manager = (PtNDManager) Torch.processManager();
    try {
      byte[] archive = ScriptArchive.of(functions);
      return new Script(
          JniUtils.loadModule(manager, new ByteArrayInputStream(archive), false, false), functions);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Calls a function of tensors that returns a tensor. The result belongs to the manager of the
   * first argument, and carries a gradient where gradient mode is on.
   */
  public NDArray call(String function, NDArray... tensors) {
    return invoke(AUTOGRAD, function, tensors, value -> ScriptValue.tensor(owner(tensors), value));
  }

  /** As {@link #call}, for a function that returns a list of tensors. */
  public NDList callForAll(String function, NDArray... tensors) {
    return invoke(AUTOGRAD, function, tensors, value -> ScriptValue.tensors(owner(tensors), value));
  }

  private static PtNDManager owner(NDArray[] tensors) {
    return (PtNDManager) tensors[0].getManager();
  }

  /**
   * Runs a function for its effect on its arguments, without autograd.
   *
   * @param arguments each an NDArray, a list of NDArrays, a Double, a Long or a Boolean
   * @throws EngineException that says with which arguments, when libtorch refuses them
   */
  public void run(String function, Object... arguments) {
    invoke(!AUTOGRAD, function, arguments, value -> null);
  }

  /**
   * Evaluates a function that returns a tensor, without autograd. The result cannot take part in a
   * differentiated computation later.
   *
   * @param manager owns the result
   * @param arguments as for {@link #run}
   */
  public NDArray evaluate(NDManager manager, String function, Object... arguments) {
    return invoke(
        !AUTOGRAD, function, arguments, value -> ScriptValue.tensor((PtNDManager) manager, value));
  }

  /**
   * Evaluates a function that returns a float, without autograd.
   *
   * @param arguments as for {@link #run}
   */
  public double number(String function, Object... arguments) {
    return invoke(!AUTOGRAD, function, arguments, ScriptValue::number);
  }

  private <T> T invoke(
      boolean autograd, String function, Object[] arguments, LongFunction<T> result) {
    if (!names.contains(function)) {
      throw new IllegalArgumentException(
          "no TorchScript function %s; there are %s".formatted(function, new TreeSet<>(names)));
    }
    long[] values = new long[arguments.length];
    long value = 0;
    try {
      for (int i = 0; i < values.length; i++) {
        values[i] = value(arguments[i]);
      }
      value = ScriptValue.call(module, function, autograd, values);
      return result.apply(value);
    } catch (EngineException e) {
      throw explained(function, arguments, e);
    } finally {
      ScriptValue.close(value);
      for (long argument : values) {
        ScriptValue.close(argument);
      }
    }
  }

  /** With what it was called, and the last line of libtorch's trace, which says why. */
  private static EngineException explained(String function, Object[] arguments, EngineException e) {
    String reason = e.getMessage().lines().reduce("", (before, line) -> line);
    String given = Arrays.stream(arguments).map(Script::shown).collect(Collectors.joining(", "));
    return new EngineException(
        "%s(%s): %s".formatted(function, given, reason.replaceFirst("^RuntimeError: ", "")), e);
  }

  private static String shown(Object argument) {
    if (argument instanceof List<?> list) {
      return list.stream().map(Script::shown).toList().toString();
    }
    if (argument instanceof Double number && Double.isFinite(number)) {
      return "" + new BigDecimal(number).round(SHOWN_DIGITS).doubleValue();
    }
    return argument instanceof NDArray array ? Tensor.description(array) : "" + argument;
  }

  private static long value(Object argument) {
    if (argument instanceof PtNDArray tensor) {
      return ScriptValue.of(tensor);
    }
    if (argument instanceof Double number) {
      return ScriptValue.of(number.doubleValue());
    }
    if (argument instanceof Long number) {
      return ScriptValue.of(number.longValue());
    }
    if (argument instanceof Boolean flag) {
      return ScriptValue.of(flag.booleanValue());
    }
    if (argument instanceof List<?> list) {
      return ScriptValue.of(list.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
    }
    throw new IllegalArgumentException(
        "a TorchScript function takes NDArray, List<NDArray>, Double, Long or Boolean, not "
            + argument);
  }
}
