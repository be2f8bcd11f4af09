package org.algoperf.submissions.chain;

import static java.util.stream.Collectors.toSet;
import static org.algoperf.submissions.chain.ChainException.within;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.algoperf.submissions.api.Names;
import org.algoperf.submissions.api.Transform;
import org.algoperf.submissions.transform.Chain;
import org.algoperf.submissions.transform.Schedule;

/**
 * Builds links from names and arguments, at one point.
 *
 * @param point the values of the hyperparameters that arguments refer to
 * @param steps T, the workload's step hint
 */
record ChainArguments(Map<String, ?> point, long steps) {

  /** The argument that no chain gives. */
  static final String STEPS = "steps";

  private static final String COMPLEMENT = "one_minus_";

  /**
   * Builds a link or a schedule.
   *
   * @param kind Transform or Schedule
   * @param node {@code {name: arguments}}, a name alone, or for a link a list of links
   */
  Object build(Class<?> kind, Object node) {
    if (node instanceof String name) {
      return build(kind, name, Map.of());
    }
    if (node instanceof List<?> links && kind == Transform.class) {
      return chain(links);
    }
    if (node instanceof Map<?, ?> map && map.size() == 1) {
      Map.Entry<?, ?> entry = map.entrySet().iterator().next();
      String name = String.valueOf(entry.getKey());
      return within(name, () -> build(kind, name, entry.getValue()));
    }
    throw new IllegalArgumentException(
        "expected a %s as 'name: {argument: value}', found %s".formatted(Links.what(kind), node));
  }

  private Transform chain(List<?> links) {
    return Chain.chain(
        IntStream.range(0, links.size())
            .mapToObj(i -> within("" + i, () -> build(Transform.class, links.get(i))))
            .toArray(Transform[]::new));
  }

  private Object build(Class<?> kind, String name, Object given) {
    List<Method> overloads = Links.named(kind, name);
    for (Method method : overloads) {
      Optional<Map<?, ?>> arguments = arguments(method, given);
      if (arguments.isPresent()) {
        try {
          return invoke(method, values(method, arguments.get()));
        } catch (IllegalArgumentException e) {
          throw ChainException.saying(name + ": " + e.getMessage(), e);
        }
      }
    }
    List<String> expected = overloads.stream().map(m -> Links.signature(name, m)).toList();
    throw new IllegalArgumentException(
        "expected %s, found the arguments %s%s"
            .formatted(String.join(" or ", expected), given, hint(overloads, given)));
  }

  /** What is wrong with the first argument that no overload has. */
  private static String hint(List<Method> overloads, Object given) {
    Set<String> names =
        overloads.stream().flatMap(m -> Links.arguments(m).stream()).collect(toSet());
    if (!(given instanceof Map<?, ?> map)) {
      return "";
    }
    return map.keySet().stream()
        .map(String::valueOf)
        .filter(key -> !names.contains(key))
        .findFirst()
        .flatMap(
            key ->
                key.contains(" ") && map.get(key) == null
                    ? Optional.of(": '%s': a colon is missing".formatted(key))
                    : Names.nearest(key, names).map(", did you mean %s?"::formatted))
        .orElse("");
  }

  /** The arguments by name, when they are those of the method; a single one needs no name. */
  private static Optional<Map<?, ?>> arguments(Method method, Object given) {
    List<String> names = Links.arguments(method);
    if (given instanceof Map<?, ?> map && map.keySet().equals(new HashSet<>(names))) {
      return Optional.of(map);
    }
    boolean unnamed = names.size() == 1 && given != null && !Map.of().equals(given);
    return unnamed ? Optional.of(Map.of(names.get(0), given)) : Optional.empty();
  }

  private Object[] values(Executable executable, Map<?, ?> arguments) {
    return Arrays.stream(executable.getParameters())
        .map(parameter -> within(nameOf(parameter), () -> value(parameter, arguments)))
        .toArray();
  }

  private static String nameOf(Parameter parameter) {
    return Names.snakeCase(parameter.getName());
  }

  private Object value(Parameter parameter, Map<?, ?> arguments) {
    String name = nameOf(parameter);
    Class<?> type = parameter.getType();
    if (name.equals(STEPS) && !arguments.containsKey(STEPS)) {
      return steps;
    }
    Object given = arguments.get(name);
    if (type == Schedule.class || type == Transform.class) {
      return build(type, given);
    }
    if (type.isRecord()) {
      return record(name, type, given);
    }
    if (type.isEnum()) {
      return constant(name, type, given);
    }
    return number(
        name, type, given instanceof String reference ? hyperparameter(reference) : given);
  }

  private Object record(String name, Class<?> type, Object given) {
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    List<String> names =
        Arrays.stream(type.getRecordComponents()).map(c -> Names.snakeCase(c.getName())).toList();
    if (given instanceof Map<?, ?> map && map.keySet().equals(new HashSet<>(names))) {
      return invoke(constructor, values(constructor, map));
    }
    throw new IllegalArgumentException(
        "%s: expected a value for each of %s, found %s".formatted(name, names, given));
  }

  /** A constant by its name, or by that of a hyperparameter whose value is one. */
  private Object constant(String name, Class<?> set, Object given) {
    Object value = given instanceof String key && point.containsKey(key) ? point.get(key) : given;
    return Names.constant(set, value)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s: expected %s, found %s".formatted(name, Names.constants(set), value)));
  }

  private Object hyperparameter(String name) {
    Object value = point.get(name);
    if (value == null && point.get(COMPLEMENT + name) instanceof Number complement) {
      return 1 - complement.doubleValue();
    }
    if (value == null) {
      throw new IllegalArgumentException(
          "there is no hyperparameter %s%s There are %s"
              .formatted(
                  name,
                  Names.nearest(name, point.keySet())
                      .map(near -> ", did you mean %s?".formatted(near))
                      .orElse("."),
                  point.keySet()));
    }
    return value;
  }

  private static Object number(String name, Class<?> type, Object value) {
    if (value instanceof Number number) {
      double real = number.doubleValue();
      if (type == double.class) {
        return real;
      }
      if (real == Math.rint(real)) {
        return (long) real;
      }
    }
    throw new IllegalArgumentException(
        "%s: expected %s, found %s"
            .formatted(name, type == double.class ? "a number" : "a whole number", value));
  }

  private static Object invoke(Executable executable, Object[] values) {
    try {
      return executable instanceof Method method
          ? method.invoke(null, values)
          : ((Constructor<?>) executable).newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException range) {
        throw range;
      }
      throw new IllegalStateException(executable + " failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(executable + " cannot be called", e);
    }
  }
}
