package org.algoperf.submissions.api;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.algoperf.workloads.spec.WorkloadSpec;

/**
 * Makes a submission from a point of its search space: {@code learning_rate} becomes the record
 * component {@code learningRate}.
 *
 * <p>A component {@code beta1} may also be given by AlgoPerf's name of its complement, {@code
 * one_minus_beta1} or {@code one_minus_beta_1}, so that it can be sampled on a logarithmic scale.
 *
 * <p>Reflection over the components rather than a JSON mapper, because a mapper turns "0.1" into
 * 0.1 and 2.7 into 2, and because errors should speak of submissions and not of JSON.
 */
public final class Hyperparameters {

  private static final WorkloadSpec ANY_WORKLOAD = new WorkloadSpec("any", 1, 1000, 1000);

  private Hyperparameters() {}

  /** The names of a submission's hyperparameters, in the order of its components. */
  public static List<String> names(Class<? extends Submission> type) {
    return Arrays.stream(components(type)).map(c -> Names.snakeCase(c.getName())).toList();
  }

  /**
   * Makes a submission.
   *
   * @param type a record
   * @param point a value for each component: a number, a boolean or a string
   * @throws HyperparameterException when a hyperparameter is missing, unknown, of the wrong type or
   *     out of range
   */
  public static <S extends Submission> S bind(Class<S> type, Map<String, ?> point) {
    RecordComponent[] components = components(type);
    Map<String, Object> given = renamed(type, point);
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(type, components[i], given);
    }
    return construct(type, components, values);
  }

  private static RecordComponent[] components(Class<?> type) {
    if (!type.isRecord()) {
      throw new IllegalArgumentException(
          type.getName() + " must be a record, whose components are its hyperparameters");
    }
    return type.getRecordComponents();
  }

  private static Map<String, Object> renamed(Class<? extends Submission> type, Map<String, ?> in) {
    List<String> names = names(type);
    Map<String, Object> out = new LinkedHashMap<>();
    in.forEach(
        (key, value) -> {
          String name = names.contains(key) ? key : complemented(key);
          if (!names.contains(name)) {
            throw new HyperparameterException(unknown(type, key, names));
          }
          boolean complement = !name.equals(key);
          if (out.put(name, complement ? complement(type, key, value) : value) != null) {
            throw new HyperparameterException(
                "%s: %s is given twice, as itself and as its complement: drop one of %s"
                    .formatted(type.getSimpleName(), name, in.keySet()));
          }
        });
    return out;
  }

  private static String complemented(String key) {
    String prefix = "one_minus_";
    return key.startsWith(prefix)
        ? key.substring(prefix.length()).replaceFirst("_(\\d+)$", "$1")
        : key;
  }

  private static double complement(Class<?> type, String key, Object value) {
    return 1 - number(type, key, value);
  }

  private static Object value(
      Class<? extends Submission> type, RecordComponent component, Map<String, Object> given) {
    String name = Names.snakeCase(component.getName());
    if (!given.containsKey(name)) {
      throw new HyperparameterException(
          "%s: %s is missing: expected a value for each of %s, found %s"
              .formatted(type.getSimpleName(), name, names(type), given.keySet()));
    }
    return converted(type, name, component.getType(), given.get(name));
  }

  private static Object converted(Class<?> type, String name, Class<?> target, Object value) {
    if (target == double.class) {
      return number(type, name, value);
    }
    if (target == long.class || target == int.class) {
      double number = number(type, name, value);
      if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
        throw mismatch(type, name, "an integer", value);
      }
      return target == long.class ? (Object) (long) number : (Object) (int) number;
    }
    if (target.isEnum()) {
      return Names.constant(target, value)
          .orElseThrow(() -> mismatch(type, name, Names.constants(target), value));
    }
    Class<?> boxed = target == boolean.class ? Boolean.class : target;
    if (boxed.isInstance(value)) {
      return value;
    }
    throw mismatch(type, name, "a " + target.getSimpleName().toLowerCase(Locale.ROOT), value);
  }

  private static double number(Class<?> type, String name, Object value) {
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw mismatch(type, name, "a finite number", value);
  }

  private static HyperparameterException mismatch(
      Class<?> type, String name, String expected, Object found) {
    String shown = found instanceof String ? "\"" + found + "\"" : String.valueOf(found);
    return new HyperparameterException(
        "%s: %s: expected %s, found %s".formatted(type.getSimpleName(), name, expected, shown));
  }

  private static String unknown(Class<?> type, String key, List<String> names) {
    String hint =
        Names.nearest(key, names).map(name -> ", did you mean %s?".formatted(name)).orElse(".");
    return "%s has no hyperparameter %s%s It has %s"
        .formatted(type.getSimpleName(), key, hint, names);
  }

  private static <S extends Submission> S construct(
      Class<S> type, RecordComponent[] components, Object[] values) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<S> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      S submission = constructor.newInstance(values);
      if (submission instanceof TransformSubmission chain) {
        // The links know the ranges of their arguments, so building the chain checks them.
        chain.transform(ANY_WORKLOAD);
      }
      return submission;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException range) {
        throw outOfRange(type, range);
      }
      throw new IllegalStateException(type.getName() + " failed to construct", e.getCause());
    } catch (IllegalArgumentException range) {
      throw outOfRange(type, range);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName() + " cannot be constructed", e);
    }
  }

  private static HyperparameterException outOfRange(Class<?> type, IllegalArgumentException range) {
    return new HyperparameterException(
        "%s: %s".formatted(type.getSimpleName(), range.getMessage()), range);
  }
}
