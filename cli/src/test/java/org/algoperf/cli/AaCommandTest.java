package org.algoperf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.algoperf.harness.aa.Difference;
import org.algoperf.scoring.Clock;
import org.algoperf.scoring.Interval;
import org.junit.jupiter.api.Test;

class AaCommandTest {

  @Test
  void comparesOneSubmission() {
    Cli.Result result = Cli.run("aa", "--submission", "*adamw");
    assertEquals(2, result.code());
    assertEquals(
        "algoperf: error: --submission: expected one submission, found 2 that match '*adamw':"
            + " adamw, nadamw\n",
        result.err());
  }

  @Test
  void anUnknownSubmissionIsNamed() {
    Cli.Result result = Cli.run("aa", "--submission", "adamv");
    assertEquals(2, result.code());
    assertEquals(
        "algoperf: error: --submission: unknown submission 'adamv', did you mean 'adamw'?; there"
            + " are: adamw, heavy_ball, nadamw, nesterov\n",
        result.err());
  }

  @Test
  void aNarrowTerminalShowsTheWholeInterval() {
    Difference difference =
        new Difference(
            "logistic_regression", Clock.ROBUST, 2, -0.3, new Interval(-0.573, 0.014), 0.573);
    String table =
        new Listing(List.of(AaCommand.item(difference))).text(Format.TABLE, OptionalInt.of(60));
    assertTrue(table.contains("logistic_regression  robust  -30          -57.3    1.4"), table);
    assertTrue(table.contains("too narrow for pairs, largest_percent"), table);
  }
}
