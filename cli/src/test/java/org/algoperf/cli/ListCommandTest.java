package org.algoperf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListCommandTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          workloads   | fashion_mnist_mlp logistic_regression small_transformer
          submissions | adamw heavy_ball nadamw nesterov
          rulesets    | external external_v06 nightly self_tuning self_tuning_v06
          """)
  void jsonIsOneDocumentOfObjectsWithNames(String kind, String names)
      throws JsonProcessingException {
    Cli.Result result = Cli.run("list", kind, "--format", "json");
    assertEquals(0, result.code(), result.err());
    JsonNode document = new ObjectMapper().readTree(result.out());
    assertEquals(Listing.SCHEMA_VERSION, document.get("schema_version").asInt());
    JsonNode array = document.get("items");
    List<String> found = new ArrayList<>();
    for (JsonNode item : array) {
      assertEquals("name", item.fieldNames().next());
      found.add(item.get("name").asText());
    }
    assertEquals(List.of(names.split(" ")), found);
  }

  @Test
  void csvHasAHeaderAndALineForEach() {
    List<String> lines = Cli.run("list", "Rulesets", "--format", "CSV").out().lines().toList();
    assertEquals("name,version,studies,trials,tuned,budget_factor,description", lines.get(0));
    assertTrue(lines.get(1).startsWith("external,5,5,5,true,1.0,\""), lines.get(1));
    assertEquals(6, lines.size());
  }

  @Test
  void markdownIsATable() {
    List<String> lines = Cli.run("list", "rulesets", "--format", "md").out().lines().toList();
    assertTrue(lines.get(0).startsWith("| name | version | "), lines.get(0));
    assertTrue(lines.get(1).matches("\\|( --- \\|)+"), lines.get(1));
    assertEquals(7, lines.size());
  }

  @Test
  void theTableIsAligned() {
    List<String> lines = Cli.run("list", "rulesets").out().lines().toList();
    int column = lines.get(0).indexOf("version");
    assertTrue(lines.get(1).startsWith("external  "));
    assertTrue(lines.stream().skip(1).allMatch(l -> "156".indexOf(l.charAt(column)) >= 0));
    assertTrue(lines.stream().allMatch(l -> l.equals(l.stripTrailing())));
  }

  @ParameterizedTest
  @CsvSource({"workloads,60", "workloads,80", "submissions,80", "submissions,200", "rulesets,80"})
  void theTableFitsTheTerminal(String kind, int columns) {
    Cli cli = Cli.terminal(columns);
    assertEquals(0, Main.execute(cli.host(), "list", kind));
    List<String> lines = cli.out().lines().toList();
    lines.forEach(line -> assertTrue(line.length() <= columns, line));
    assertTrue(lines.get(0).startsWith("name "), lines.get(0));
  }

  @Test
  void aTableIsRoundedAndJsonIsNot() {
    assertTrue(Cli.run("list", "workloads").out().contains("fashion-mnist=0.15423 "));
    assertTrue(Cli.run("list", "workloads", "--format", "json").out().contains("0.1542288557213"));
  }
}
