package org.algoperf.harness.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.algoperf.harness.HarnessException;

/**
 * Some trials of a plan, written as {@code 0-24,30}.
 *
 * @param values indices, ascending, each once, at least one
 */
public record TrialIndices(List<Integer> values) {

  private static final Pattern PART = Pattern.compile("(\\d{1,8})(?:-(\\d{1,8}))?");

  public TrialIndices {
    values = List.copyOf(new TreeSet<>(values));
  }

  /** Those of some trials. */
  public static TrialIndices of(List<PlannedTrial> trials) {
    return new TrialIndices(trials.stream().map(PlannedTrial::index).toList());
  }

  /**
   * Reads indices and ranges between commas.
   *
   * @throws HarnessException of kind USAGE
   */
  public static TrialIndices parse(String text) {
    SortedSet<Integer> indices = new TreeSet<>();
    for (String part : text.split(",", -1)) {
      Matcher ends = PART.matcher(part.strip());
      if (!ends.matches()) {
        throw HarnessException.usage("expected indices such as 3,5-9, found '%s'", text);
      }
      int first = Integer.parseInt(ends.group(1));
      int last = ends.group(2) == null ? first : Integer.parseInt(ends.group(2));
      if (last < first) {
        throw HarnessException.usage("expected a range from low to high, found '%s'", part);
      }
      for (int index = first; index <= last; index++) {
        indices.add(index);
      }
    }
    return new TrialIndices(List.copyOf(indices));
  }

  /** The trials of a plan. */
  public List<PlannedTrial> of(RunPlan plan) {
    return values.stream().map(plan::trial).toList();
  }

  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < values.size(); ) {
      int end = i;
      while (end + 1 < values.size() && values.get(end + 1) == values.get(end) + 1) {
        end++;
      }
      int first = values.get(i);
      parts.add(end == i ? "" + first : first + "-" + values.get(end));
      i = end + 1;
    }
    return String.join(",", parts);
  }
}
