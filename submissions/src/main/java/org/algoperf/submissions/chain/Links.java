package org.algoperf.submissions.chain;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.algoperf.submissions.api.Names;
import org.algoperf.submissions.api.Transform;
import org.algoperf.submissions.transform.Adam;
import org.algoperf.submissions.transform.AdamVariants;
import org.algoperf.submissions.transform.Adaptive;
import org.algoperf.submissions.transform.AdaptiveCaspr;
import org.algoperf.submissions.transform.Ademamix;
import org.algoperf.submissions.transform.Amos;
import org.algoperf.submissions.transform.Averaging;
import org.algoperf.submissions.transform.Caspr;
import org.algoperf.submissions.transform.DAdaptation;
import org.algoperf.submissions.transform.Factored;
import org.algoperf.submissions.transform.LocalSteps;
import org.algoperf.submissions.transform.Momentum;
import org.algoperf.submissions.transform.Muon;
import org.algoperf.submissions.transform.NadamVariants;
import org.algoperf.submissions.transform.NagGs;
import org.algoperf.submissions.transform.ParameterFree;
import org.algoperf.submissions.transform.Partition;
import org.algoperf.submissions.transform.PerTensor;
import org.algoperf.submissions.transform.Prodigy;
import org.algoperf.submissions.transform.Scaling;
import org.algoperf.submissions.transform.Schedule;
import org.algoperf.submissions.transform.ScheduleFree;
import org.algoperf.submissions.transform.ScheduleFreeProdigy;
import org.algoperf.submissions.transform.Schedules;
import org.algoperf.submissions.transform.Shampoo;
import org.algoperf.submissions.transform.Soap;

/**
 * The links and schedules that a chain can name: the public static methods that return one, in
 * snake case, with their parameters as arguments. {@code scaleByAdam(beta1, beta2)} is {@code
 * scale_by_adam} with {@code beta1} and {@code beta2}.
 */
public final class Links {

  private static final SortedMap<String, List<Method>> TRANSFORMS =
      methods(
          Transform.class,
          Stream.of(
              Adam.class,
              AdamVariants.class,
              Adaptive.class,
              AdaptiveCaspr.class,
              Ademamix.class,
              Amos.class,
              Averaging.class,
              Caspr.class,
              DAdaptation.class,
              Factored.class,
              LocalSteps.class,
              Momentum.class,
              Muon.class,
              NadamVariants.class,
              NagGs.class,
              ParameterFree.class,
              Partition.class,
              PerTensor.class,
              Prodigy.class,
              Scaling.class,
              ScheduleFree.class,
              ScheduleFreeProdigy.class,
              Shampoo.class,
              Soap.class));

  private static final SortedMap<String, List<Method>> SCHEDULES =
      methods(Schedule.class, Stream.of(Schedules.class));

  private Links() {}

  /** The overloads of a link or schedule. */
  static List<Method> named(Class<?> kind, String name) {
    SortedMap<String, List<Method>> library = kind == Schedule.class ? SCHEDULES : TRANSFORMS;
    List<Method> methods = library.get(name);
    if (methods == null) {
      String hint =
          Names.nearest(name, library.keySet())
              .map(", did you mean %s? They are listed in docs/reference/links.md"::formatted)
              .orElseGet(() -> ". There are " + String.join(", ", signatures(library)));
      throw new IllegalArgumentException("no %s is named %s%s".formatted(what(kind), name, hint));
    }
    return methods;
  }

  static String what(Class<?> kind) {
    return kind == Schedule.class ? "schedule" : "link";
  }

  /** A method as it is written in a chain. */
  static String signature(String name, Method method) {
    return name + "(" + String.join(", ", arguments(method)) + ")";
  }

  /** The names of the arguments that a chain gives; steps are the workload's step hint. */
  static List<String> arguments(Method method) {
    return Arrays.stream(method.getParameters())
        .map(parameter -> Names.snakeCase(parameter.getName()))
        .filter(name -> !name.equals(ChainArguments.STEPS))
        .toList();
  }

  private static SortedMap<String, List<Method>> methods(Class<?> result, Stream<Class<?>> homes) {
    SortedMap<String, List<Method>> methods = new TreeMap<>();
    homes
        .flatMap(home -> Arrays.stream(home.getMethods()))
        .filter(m -> Modifier.isStatic(m.getModifiers()) && m.getReturnType() == result)
        .filter(m -> !List.of(m.getParameterTypes()).contains(Predicate.class))
        .sorted((a, b) -> Integer.compare(a.getParameterCount(), b.getParameterCount()))
        .forEach(
            method ->
                methods
                    .computeIfAbsent(Names.snakeCase(method.getName()), n -> new ArrayList<>())
                    .add(method));
    return methods;
  }

  private static List<String> signatures(Map<String, List<Method>> library) {
    return library.entrySet().stream()
        .flatMap(e -> e.getValue().stream().map(method -> signature(e.getKey(), method)))
        .toList();
  }
}
