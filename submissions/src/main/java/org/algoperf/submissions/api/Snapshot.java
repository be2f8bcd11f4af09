package org.algoperf.submissions.api;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.algoperf.workloads.spec.Parameters;
import org.algoperf.workloads.torch.Tensor;

/**
 * All that a training remembers between two steps: the parameters, their last gradient, and the
 * registered state.
 *
 * @param arrays by name: {@code parameters}, {@code gradient}, and {@code state.} with the dotted
 *     names of the state
 * @param numbers of the state by dotted name
 */
public record Snapshot(Map<String, Tensor> arrays, Map<String, Double> numbers) {

  /** Copies the maps. */
  public Snapshot {
    arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    numbers = Collections.unmodifiableMap(new TreeMap<>(numbers));
  }

  /** Copies what there is now. */
  public static Snapshot of(Parameters parameters, Buffers state) {
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    live(parameters, state).forEach((name, array) -> arrays.put(name, Tensor.of(array)));
    Map<String, Double> numbers = new TreeMap<>();
    state.numbers().forEach((name, cell) -> numbers.put(name, cell.get()));
    return new Snapshot(arrays, numbers);
  }

  /**
   * Overwrites what a submission that was just started remembers.
   *
   * @throws IllegalArgumentException when it remembers other things; then nothing is changed
   */
  public void restore(Parameters parameters, Buffers state) {
    misfit(parameters, state)
        .ifPresent(
            words -> {
              throw new IllegalArgumentException(words);
            });
    live(parameters, state).forEach((name, array) -> arrays.get(name).copyTo(array));
    state.numbers().forEach((name, cell) -> cell.set(numbers.get(name)));
  }

  /** The first thing in which names, types or shapes differ; empty when they are the same. */
  public Optional<String> misfit(Parameters parameters, Buffers state) {
    Map<String, NDArray> live = live(parameters, state);
    Map<String, String> saved = new TreeMap<>();
    arrays.forEach((name, tensor) -> saved.put(name, tensor.toString()));
    numbers.keySet().forEach(name -> saved.put("state." + name, "a number"));
    Map<String, String> now = new TreeMap<>();
    live.forEach((name, array) -> now.put(name, Tensor.description(array)));
    state.numbers().keySet().forEach(name -> now.put("state." + name, "a number"));
    TreeSet<String> names = new TreeSet<>(saved.keySet());
    names.addAll(now.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(saved.get(name), now.get(name)))
        .findFirst()
        .map(
            name ->
                "%s was %s, is %s"
                    .formatted(
                        name,
                        saved.getOrDefault(name, "absent"),
                        now.getOrDefault(name, "absent")));
  }

  private static Map<String, NDArray> live(Parameters parameters, Buffers state) {
    Map<String, NDArray> live = new LinkedHashMap<>();
    live.put("parameters", parameters.values());
    live.put("gradient", parameters.gradient());
    state.arrays().forEach((name, array) -> live.put("state." + name, array));
    return live;
  }
}
