package org.algoperf.submissions.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.algoperf.submissions.catalog.AdamW;
import org.algoperf.workloads.spec.Parameters;
import org.algoperf.workloads.spec.WorkloadSpec;
import org.junit.jupiter.api.Test;

final class HyperparametersTest {

  private static final Map<String, Object> POINT =
      Map.of(
          "learning_rate", .003,
          "beta1", .9,
          "beta2", .999,
          "weight_decay", 0,
          "warmup_fraction", .05);

  private enum Side {
    LEFT,
    RIGHT
  }

  private record Sided(Side side) implements Submission {
    @Override
    public Training start(Parameters parameters, WorkloadSpec workload, State state) {
      throw new UnsupportedOperationException();
    }
  }

  private record Mixed(long rank, int every, boolean nesterov, String graft) implements Submission {
    @Override
    public Training start(Parameters parameters, WorkloadSpec workload, State state) {
      throw new UnsupportedOperationException();
    }
  }

  private static Map<String, Object> changed(String drop, String put, Object value) {
    Map<String, Object> point = new HashMap<>(POINT);
    point.remove(drop);
    point.put(put, value);
    return point;
  }

  private static String error(Class<? extends Submission> type, Map<String, ?> point) {
    return assertThrows(HyperparameterException.class, () -> Hyperparameters.bind(type, point))
        .getMessage();
  }

  @Test
  void componentsAreNamedInSnakeCase() {
    assertEquals(
        List.of("learning_rate", "beta1", "beta2", "weight_decay", "warmup_fraction"),
        Hyperparameters.names(AdamW.class));
  }

  @Test
  void aPointBecomesARecord() {
    assertEquals(new AdamW(.003, .9, .999, 0, .05), Hyperparameters.bind(AdamW.class, POINT));
    assertEquals(
        new Mixed(3, 20, true, "adam"),
        Hyperparameters.bind(
            Mixed.class, Map.of("rank", 3L, "every", 20.0, "nesterov", true, "graft", "adam")));
  }

  @Test
  void aClosedSetIsWrittenInLowerCase() {
    assertEquals(new Sided(Side.RIGHT), Hyperparameters.bind(Sided.class, Map.of("side", "right")));
    assertEquals(
        "Sided: side: expected left or right, found \"up\"",
        error(Sided.class, Map.of("side", "up")));
    assertEquals(
        "Sided: side: expected left or right, found 1", error(Sided.class, Map.of("side", 1)));
  }

  @Test
  void aComplementGivesItsComponent() {
    AdamW expected = new AdamW(.003, 1 - .25, .999, 0, .05);
    assertEquals(
        expected, Hyperparameters.bind(AdamW.class, changed("beta1", "one_minus_beta1", .25)));
    assertEquals(
        expected, Hyperparameters.bind(AdamW.class, changed("beta1", "one_minus_beta_1", .25)));
  }

  @Test
  void errorsSayWhatWasExpectedAndFound() {
    Map<String, Object> missing = new HashMap<>();
    missing.put("learning_rate", .1);
    assertEquals(
        "AdamW: beta1 is missing: expected a value for each of "
            + "[learning_rate, beta1, beta2, weight_decay, warmup_fraction], "
            + "found [learning_rate]",
        error(AdamW.class, missing));
    assertEquals(
        "AdamW has no hyperparameter learning_rte, did you mean learning_rate? "
            + "It has [learning_rate, beta1, beta2, weight_decay, warmup_fraction]",
        error(AdamW.class, changed("learning_rate", "learning_rte", .1)));
    assertEquals(
        "AdamW has no hyperparameter dropout. "
            + "It has [learning_rate, beta1, beta2, weight_decay, warmup_fraction]",
        error(AdamW.class, changed("", "dropout", .1)));
    assertEquals(
        "AdamW: beta1: expected a finite number, found \"0.9\"",
        error(AdamW.class, changed("", "beta1", "0.9")));
    assertEquals(
        "AdamW: beta1: expected a finite number, found NaN",
        error(AdamW.class, changed("", "beta1", Double.NaN)));
    assertEquals(
        "AdamW: beta1 must be in [0, 1), found 1.5", error(AdamW.class, changed("", "beta1", 1.5)));
    assertEquals(
        "AdamW: learning_rate must be positive, found 0",
        error(AdamW.class, changed("", "learning_rate", 0)));
  }

  @Test
  void aValueAndItsComplementAreOneTooMany() {
    Map<String, Object> point = new HashMap<>(POINT);
    point.put("one_minus_beta1", .1);
    String message = error(AdamW.class, point);
    assertEquals(
        "AdamW: beta1 is given twice, as itself and as its complement: drop one of "
            + point.keySet(),
        message);
  }

  @Test
  void typesAreNotCoerced() {
    Map<String, Object> point =
        new HashMap<>(Map.of("rank", 2.7, "every", 1, "nesterov", true, "graft", "adam"));
    assertEquals("Mixed: rank: expected an integer, found 2.7", error(Mixed.class, point));
    point.put("rank", 2);
    point.put("nesterov", 1);
    assertEquals("Mixed: nesterov: expected a boolean, found 1", error(Mixed.class, point));
    point.put("nesterov", false);
    point.put("graft", 3);
    assertEquals("Mixed: graft: expected a string, found 3", error(Mixed.class, point));
  }
}
