package org.algoperf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.algoperf.harness.Formats;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.fake.FakeConfigs;
import org.algoperf.harness.fake.FakeRuns;
import org.algoperf.harness.fake.Fakes;
import org.algoperf.harness.run.Run;
import org.algoperf.harness.run.RunListener;
import org.algoperf.scoring.ScoreRequest;
import org.algoperf.scoring.Scorer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every schema holds for real files of its format, and refuses others. */
class SchemaTest {

  private static final Path CONFIGS = Path.of(System.getProperty("algoperf.home"), "configs");

  @TempDir private Path directory;

  private static JsonSchema schema(String name) throws IOException {
    Cli.Result printed = Cli.run("schema", name);
    assertEquals(0, printed.code(), printed.err());
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(Formats.json().readTree(printed.out()));
  }

  private static void assertValid(String name, JsonNode document, Object where) throws IOException {
    Set<ValidationMessage> messages = schema(name).validate(document);
    assertTrue(messages.isEmpty(), where + ": " + messages);
  }

  private static JsonNode read(Path file) throws IOException {
    return file.toString().endsWith(".yaml")
        ? Formats.yaml().readTree(Files.readString(file))
        : Formats.json().readTree(Files.readString(file));
  }

  @ParameterizedTest
  @CsvSource({
    "run, runs, .*\\.yaml",
    "ruleset, rulesets, .*\\.yaml",
    "workload, workloads, .*\\.yaml",
    "point, submissions, point\\.json",
    "tuning_search_space, submissions, tuning_search_space\\.json"
  })
  void holdsForWhatIsInstalled(String name, String folder, String pattern) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(CONFIGS.resolve(folder))) {
      files = found.filter(f -> f.getFileName().toString().matches(pattern)).toList();
    }
    assertFalse(files.isEmpty());
    JsonSchema schema = schema(name);
    for (Path file : files) {
      Set<ValidationMessage> messages = schema.validate(read(file));
      assertTrue(messages.isEmpty(), file + ": " + messages);
    }
  }

  @Test
  void holdsForWhatARunWrites() throws IOException {
    Path out = directory.resolve("out");
    new Run(
            FakeRuns.config(out, 0, "descent", "throwing"),
            CatalogSource.of(Fakes.class),
            FakeConfigs.write(directory.resolve("configs")),
            new RunListener() {})
        .execute();
    assertValid("plan", read(out.resolve("plan.json")), "plan.json");
    for (String submission : List.of("descent", "throwing")) {
      Path trial = out.resolve(submission + "/study_0/quadratic/trial_1");
      assertValid("meta_data", read(trial.resolve("meta_data_0.json")), trial);
      assertValid("result", read(trial.resolve("result.json")), trial);
      assertValid("point", read(trial.resolve("hparams.json")), trial);
    }
    String scores =
        org.algoperf.scoring.report.Format.JSON.write(Scorer.score(ScoreRequest.of(List.of(out))));
    assertValid("leaderboard", Formats.json().readTree(scores), "scores.json");
  }

  @Test
  void holdsForWhatCommandsPrint() throws IOException {
    for (String command : List.of("list submissions", "describe ruleset external", "schema")) {
      Cli.Result printed = Cli.run((command + " --format json").split(" "));
      assertValid("listing", Formats.json().readTree(printed.out()), command);
    }
  }

  @Test
  void holdsForAChain() throws IOException {
    String chain =
        """
        name: my_chain
        hyperparameters:
          learning_rate: {default: 1e-3, min: 1e-4, max: 1e-2, scaling: log}
          weight_decay: 0.01
        chain:
          - scale_by_adam: {beta1: 0.9, beta2: 0.999}
          - add_decayed_weights: weight_decay
        """;
    assertValid("chain", Formats.yaml().readTree(chain), "chain");
  }

  @Test
  void refusesUnknownKeysAndWrongTypes() throws IOException {
    ObjectNode ruleset = (ObjectNode) read(CONFIGS.resolve("rulesets/external.yaml"));
    assertEquals(1, schema("ruleset").validate(ruleset.deepCopy().put("trails", 5)).size());
    assertEquals(1, schema("ruleset").validate(ruleset.deepCopy().put("trials", "five")).size());
    assertEquals(1, schema("ruleset").validate(ruleset.deepCopy().without("trials")).size());
  }

  @Test
  void anUnknownSchemaIsAMessage() {
    Cli.Result result = Cli.run("schema", "workloads");
    assertEquals(2, result.code());
    assertTrue(
        result
            .err()
            .startsWith("algoperf: error: unknown schema 'workloads', did you mean 'workload'?"),
        result.err());
  }
}
