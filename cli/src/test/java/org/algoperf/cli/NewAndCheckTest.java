package org.algoperf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewAndCheckTest {

  @TempDir Path directory;

  private Path source() {
    Cli.Result written = Cli.run("new", "my_optimizer", "--dir", directory.toString());
    assertEquals(0, written.code(), written.err());
    assertTrue(
        written.err().strip().startsWith("algoperf: next: ./algoperf check "), written.err());
    return directory.resolve("MyOptimizer.java");
  }

  @Test
  void whatNewWritesIsShortAndKeepsTheContract() throws Exception {
    Path source = source();
    assertTrue(Files.readAllLines(source).size() <= 25);
    Cli.Result checked = Cli.run("check", source.toString());
    assertEquals(0, checked.code(), checked.out() + checked.err());
    List<String> lines = checked.out().lines().toList();
    assertEquals(
        "my_optimizer at learning_rate=0.1 beta1=0.9 weight_decay=1e-4 warmup_fraction=0.05",
        lines.get(0));
    assertEquals(12, lines.stream().filter(line -> line.startsWith("  ok    ")).count());
    assertTrue(
        lines.get(13).startsWith("  cost  4.0 bytes of state per parameter; "), lines.get(13));
  }

  @Test
  void checkBreaksLinesBetweenWords() throws Exception {
    Cli cli = Cli.terminal(60);
    assertEquals(0, Main.execute(cli.host(), "check", "nadamw"));
    List<String> lines = cli.out().lines().toList();
    lines.forEach(line -> assertTrue(line.length() <= 60, line));
    int cost = lines.indexOf("  cost  8.0 bytes of state per parameter; a step beside the");
    assertTrue(cost > 0, lines.toString());
    assertTrue(lines.get(cost + 1).startsWith("        gradient takes "), lines.toString());
  }

  @Test
  void checkIsDataToo() throws Exception {
    Path source = source();
    Files.writeString(source, Files.readString(source).replace("return g;", "return g.neg();"));
    Cli.Result checked = Cli.run("check", source.toString(), "--format", "json");
    assertEquals(1, checked.code());
    JsonNode item = new ObjectMapper().readTree(checked.out()).path("items").path(0);
    assertEquals("my_optimizer", item.path("name").asText());
    assertFalse(item.path("kept").asBoolean());
    assertTrue(item.path("broken").has("it approaches the minimum of a quadratic"));
    assertTrue(item.path("step_cost").isNull());
  }

  @Test
  void newOverwritesNothing() {
    Path source = source();
    Cli.Result again = Cli.run("new", "my_optimizer", "--dir", directory.toString());
    assertEquals(5, again.code());
    assertEquals(
        "algoperf: error: %s is there already; delete it or choose another name".formatted(source),
        again.err().strip());
  }

  @Test
  void newWantsANameThatIsFree() {
    assertEquals(
        "algoperf: error: expected a name in snake case such as my_optimizer, found 'MyOptimizer'",
        Cli.run("new", "MyOptimizer").err().strip());
    Cli.Result taken = Cli.run("new", "adamw");
    assertEquals(2, taken.code());
    assertEquals(
        "algoperf: error: the name 'adamw' is taken by a built-in submission; choose another",
        taken.err().strip());
  }

  @Test
  void checkExplainsWhatIsBroken() throws Exception {
    Path source = source();
    Files.writeString(source, Files.readString(source).replace("return g;", "return g.neg();"));
    Cli.Result checked = Cli.run("check", source.toString());
    assertEquals(1, checked.code());
    assertTrue(
        checked
            .out()
            .contains(
                String.join(
                    System.lineSeparator(),
                    "  FAIL  it approaches the minimum of a quadratic",
                    "        after 80 steps on a quadratic the loss is ")),
        checked.out());
  }

  @Test
  void aBrokenUpdateIsBlamedOnItsLineAndEndsTheCheck() throws Exception {
    Path source = source();
    Files.writeString(source, Files.readString(source).replace("return g;", "return g.sum();"));
    Cli.Result checked = Cli.run("check", source.toString());
    assertEquals(1, checked.code());
    assertEquals(
        List.of(
            "  ok    every point of the search space makes a submission",
            "  FAIL  updates are finite, of the parameters' shape and type",
            "        in step 1, link 1 of the chain, which begins at MyOptimizer.java:17, returned"
                + " float32 []: expected float32 [140], the type and shape of the flat parameters",
            "  --    10 further clauses are looked at when this is mended"),
        checked.out().lines().skip(1).toList());
  }

  @Test
  void aClockIsBlamedOnItsLine() throws Exception {
    Path source = source();
    Files.writeString(
        source, Files.readString(source).replace("return g;", "System.nanoTime();\nreturn g;"));
    Cli.Result checked = Cli.run("check", source.toString());
    assertEquals(1, checked.code());
    assertTrue(
        checked.out().contains("MyOptimizer.java:19 calls System.nanoTime; a step is a function"),
        checked.out());
  }

  @Test
  void hiddenStateIsExplainedAndCannotBeResumed() throws Exception {
    Path source = source();
    Files.writeString(
        source,
        Files.readString(source)
            .replace("return (g, p, t)", "double[] rate = {1}; return (g, p, t)")
            .replace("return g;", "Ops.scale(g, rate[0] *= .99); return g;"));
    Cli.Result checked = Cli.run("check", source.toString());
    assertEquals(1, checked.code());
    String words = "hidden state: a training that is resumed after step 1 differs from one that";
    assertTrue(checked.out().contains(words), checked.out());

    Cli.Result run =
        Cli.run(
            "run",
            "--submission",
            source.toString(),
            "--checkpoint-every",
            "10min",
            "--out",
            directory.resolve("out").toString());
    assertEquals(2, run.code());
    assertTrue(
        run.err()
            .startsWith(
                "algoperf: error: my_optimizer cannot be resumed, so leave out --checkpoint-every"
                    + " or mend it: "
                    + words),
        run.err());
    assertTrue(Files.notExists(directory.resolve("out")));
  }

  @Test
  void whatIsGivenByFileIsListed() {
    Cli.Result listed =
        Cli.run("list", "submissions", "--format", "csv", "--submission", source().toString());
    assertEquals(0, listed.code(), listed.err());
    assertTrue(
        listed.out().contains("my_optimizer,MyOptimizer in MyOptimizer.java,"), listed.out());
  }

  @Test
  void measuredColumnsAreAddedOnDemand() {
    Cli.Result listed = Cli.run("list", "submissions", "--format", "csv", "--measure");
    assertEquals(0, listed.code(), listed.err());
    List<String> lines = listed.out().lines().toList();
    assertEquals(
        "name,summary,reference,state_bytes_per_parameter,step_cost,default_point", lines.get(0));
    assertTrue(lines.get(1).matches("adamw,.*,8\\.0,\\d+\\.\\d,.*"), lines.get(1));
  }
}
