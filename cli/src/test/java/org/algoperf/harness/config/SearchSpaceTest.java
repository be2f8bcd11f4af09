package org.algoperf.harness.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.SearchSpace.Choice;
import org.algoperf.harness.config.SearchSpace.Dimension;
import org.algoperf.harness.config.SearchSpace.Dimensions;
import org.algoperf.harness.config.SearchSpace.Points;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SearchSpaceTest {

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("space.json");
  }

  private SearchSpace read(String json) throws IOException {
    Files.writeString(file, json);
    return SearchSpace.read(file);
  }

  @Test
  void readsRangesAndChoices() throws IOException {
    Dimensions space =
        (Dimensions)
            read(
                "{\"rate\": {\"min\": 1e-4, \"max\": 1e-2, \"scaling\": \"log\"},"
                    + " \"beta\": {\"min\": 0.5, \"max\": 1, \"scaling\": \"linear\"},"
                    + " \"mode\": {\"feasible_points\": [1, true, \"x\"]}}");
    assertEquals(List.of("rate", "beta", "mode"), List.copyOf(space.byName().keySet()));
    Dimension rate = space.byName().get("rate");
    assertEquals(1e-4, (double) rate.at(0), 1e-18);
    assertEquals(1e-3, (double) rate.at(0.5), 1e-17);
    assertEquals(0.75, space.byName().get("beta").at(0.5));
    Dimension mode = space.byName().get("mode");
    assertEquals(
        List.of(1, 1, true, "x"), List.of(mode.at(0), mode.at(0.33), mode.at(0.34), mode.at(0.99)));
  }

  @Test
  void readsPointsInTheOrderOfTheFile() throws IOException {
    Points space = (Points) read("[{\"rate\": 0.1, \"n\": 3}, {\"rate\": 0.2, \"n\": 4}]");
    assertEquals(List.of(Map.of("rate", 0.1, "n", 3), Map.of("rate", 0.2, "n", 4)), space.points());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"r": {"min": 1, "max": 0, "scaling": "linear"}} | : hyperparameter 'r': min must be below max, found 1.0 and 0.0
          {"r": {"min": 0, "max": 1, "scaling": "log"}} | : hyperparameter 'r': a log range must have min above 0, found 0.0
          {"r": {"min": 0, "max": 1, "scaling": "cubic"}} | : hyperparameter 'r': scaling must be "linear" or "log", found "cubic"
          {"r": {"min": 0, "max": 1}} | : hyperparameter 'r': missing key 'scaling' in {"min":0,"max":1}
          {"r": {"min": "a", "max": 1, "scaling": "log"}} | : hyperparameter 'r': min must be a finite number, found "a"
          {"r": {"mn": 0}} | : hyperparameter 'r': unknown key 'mn', did you mean 'min'?; there are: min, max, scaling, feasible_points
          {"r": {"feasible_points": []}} | : hyperparameter 'r': feasible_points must be a list of at least one value, and stand alone, found {"feasible_points":[]}
          {"r": {"feasible_points": [null]}} | : hyperparameter 'r': expected a number, a boolean or a string, found null
          {"r": 3} | : hyperparameter 'r': expected {"min", "max", "scaling"} or {"feasible_points"}, found 3
          [] | : expected an object of hyperparameters or a list of points, found []
          [{"r": 1}, 2] | : point 2: expected an object such as {"learning_rate": 0.1}, found 2
          {"r": 1, "r": 2} | : line 1, column N: Duplicate field 'r'
          {"r": 1 "s": 2} | : line 1, column N: expected comma to separate Object entries, found '"'
          {"r": 1,} | : line 1, column N: expected double-quote to start field name, found '}'
          {"r": | : line 1, column N: Unexpected end-of-input within/between Object entries
          """)
  void saysWhatIsWrong(String json, String message) {
    HarnessException e = assertThrows(HarnessException.class, () -> read(json));
    assertEquals(ErrorKind.USAGE, e.kind());
    assertEquals(file + message, e.getMessage().replaceFirst("column [0-9]+", "column N"));
  }

  @Test
  void saysThatThereIsNoFile() {
    HarnessException e = assertThrows(HarnessException.class, () -> SearchSpace.read(file));
    assertEquals(file + " does not exist", e.getMessage());
  }

  @Test
  void choicesCoverTheirRange() {
    assertEquals("b", new Choice(List.of("a", "b")).at(Math.nextDown(1.0)));
  }
}
