package org.algoperf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ConsoleTest {

  private final StringWriter err = new StringWriter();

  @Test
  void aTerminalHasAWidthAndColours() {
    Console console = console("132", Map.of("TERM", "xterm"));
    assertEquals(OptionalInt.of(132), console.columns());
    console.error("wrong");
    assertEquals(
        "\u001b[31malgoperf: error:\u001b[0m wrong" + System.lineSeparator(), err.toString());
  }

  @Test
  void noColorIsRespected() {
    Console console = console("80", Map.of("TERM", "xterm", "NO_COLOR", "1"));
    assertTrue(console.columns().isPresent());
    assertFalse(console.color());
    console.error("wrong");
    assertEquals("algoperf: error: wrong" + System.lineSeparator(), err.toString());
  }

  @Test
  void whatIsNoTerminalGetsPlainText() {
    assertEquals(OptionalInt.empty(), console("", Map.of("TERM", "xterm")).columns());
    assertEquals(OptionalInt.empty(), console("80", Map.of("TERM", "dumb")).columns());
    assertEquals(OptionalInt.empty(), console("80", Map.of()).columns());
    assertFalse(console("", Map.of("TERM", "xterm")).color());
  }

  private Console console(String columns, Map<String, String> environment) {
    return Console.of(new PrintWriter(err), new PrintWriter(err), columns, environment);
  }

  @Test
  void theColorFlagBeatsTheEnvironment() {
    Console console = console("80", Map.of("TERM", "xterm", "NO_COLOR", "1"));
    Console always = console.colored(ColorChoice.of("plot", "--color=always"), false);
    assertTrue(always.color() && always.outColor());
    Console never =
        console("80", Map.of("TERM", "xterm")).colored(ColorChoice.of("--color", "Never"), true);
    assertFalse(never.color() || never.outColor());
  }

  @Test
  void dataIsColouredOnATerminalOnly() {
    Console console = console("80", Map.of("TERM", "xterm"));
    assertTrue(console.colored(ColorChoice.of("plot"), true).outColor());
    assertFalse(console.colored(ColorChoice.of("plot"), false).outColor());
  }
}
