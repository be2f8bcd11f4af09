package org.algoperf.harness.describe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What something is.
 *
 * @param kind workload, submission or ruleset
 * @param name of it
 * @param summary one line
 * @param words paragraphs
 * @param facts by name, in the order in which they are read
 * @param rows hyperparameters or targets: attribute to value, the same attributes in every row
 * @param source that the words come from, where there is one to show
 */
public record Description(
    String kind,
    String name,
    String summary,
    List<String> words,
    Map<String, Object> facts,
    List<Map<String, Object>> rows,
    Optional<String> source) {

  public Description {
    words = List.copyOf(words);
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    rows = List.copyOf(rows);
  }
}
