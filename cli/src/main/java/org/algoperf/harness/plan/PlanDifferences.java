package org.algoperf.harness.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.algoperf.harness.Formats;

/** In what two plans differ, apart from calibrations, workers and where logs and data lie. */
public final class PlanDifferences {

  private static final int MOST = 20;
  private static final int LONGEST = 80;

  private PlanDifferences() {}

  /**
   * All differences, each as {@code key: was X, is Y}; none when one plan can continue the other.
   *
   * <p>Workloads that only one of the plans has are told as the settings that they follow from, and
   * so are trials, which are compared where all else is equal. After {@value #MOST} differences the
   * rest is counted.
   */
  public static List<String> of(RunPlan before, RunPlan now) {
    List<String> found = new ArrayList<>();
    ObjectNode old = comparable(before);
    ObjectNode young = comparable(now);
    JsonNode oldTrials = old.remove("trials");
    JsonNode newTrials = young.remove("trials");
    collect("", old, young, found);
    if (found.isEmpty()) {
      collect("trials", oldTrials, newTrials, found);
    }
    if (found.size() <= MOST) {
      return found;
    }
    List<String> first = new ArrayList<>(found.subList(0, MOST));
    first.add("and %d more".formatted(found.size() - MOST));
    return first;
  }

  /** The differences as lines that follow on a message. */
  public static String lines(List<String> differences) {
    return "\n  " + String.join("\n  ", differences);
  }

  /** A plan without what may differ, and with its workloads by name. */
  private static ObjectNode comparable(RunPlan plan) {
    ObjectNode tree = PlanFile.settled(plan);
    ObjectNode workloads = Formats.json().createObjectNode();
    for (JsonNode workload : tree.get("workloads")) {
      ((ObjectNode) workload).remove(List.of("reference_step_sec", "reference_wall_over_cpu"));
      ((ObjectNode) workload.get("data")).remove("origin");
      workloads.set(workload.get("name").asText(), workload);
    }
    tree.set("workloads", workloads);
    return tree;
  }

  private static void collect(String path, JsonNode before, JsonNode now, List<String> found) {
    if (before.isObject() && now.isObject()) {
      TreeSet<String> keys = new TreeSet<>();
      before.fieldNames().forEachRemaining(keys::add);
      now.fieldNames().forEachRemaining(keys::add);
      for (String key : keys) {
        boolean both = before.has(key) && now.has(key);
        if (both || !path.equals("workloads")) {
          String inner = path.isEmpty() ? key : path + "." + key;
          collect(inner, before.path(key), now.path(key), found);
        }
      }
    } else if (before.isArray() && now.isArray() && before.size() == now.size() && nested(before)) {
      for (int i = 0; i < before.size(); i++) {
        collect(path + "[" + i + "]", before.get(i), now.get(i), found);
      }
    } else if (!before.equals(now)) {
      found.add("%s: was %s, is %s".formatted(path, shown(before), shown(now)));
    }
  }

  private static boolean nested(JsonNode array) {
    return array.size() > 0 && array.get(0).isContainerNode();
  }

  private static String shown(JsonNode node) {
    if (node.isMissingNode()) {
      return "absent";
    }
    String text = node.toString();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
  }
}
