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

  private static final Map<String, String> UTF8 = Map.of("TERM", "xterm", "LANG", "C.UTF-8");
  private static final Map<String, String> UTF8_WITHOUT_COLOR =
      Map.of("TERM", "xterm", "LANG", "C.UTF-8", "NO_COLOR", "1");

  private final StringWriter err = new StringWriter();

  @Test
  void aTerminalHasAWidthAndColours() {
    Console console = console("132", UTF8);
    assertEquals(OptionalInt.of(132), console.columns());
    console.error("wrong");
    assertEquals(
        "\u001b[31malgoperf: error:\u001b[0m wrong" + System.lineSeparator(), err.toString());
  }

  @Test
  void noColorIsRespected() {
    Console console = console("80", UTF8_WITHOUT_COLOR);
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
    Console console = console("80", UTF8_WITHOUT_COLOR);
    Console always = console.colored(ColorChoice.of("plot", "--color=always"));
    assertTrue(always.color() && always.data().color());
    Console never = console("80", UTF8).showing("80").colored(ColorChoice.of("--color", "Never"));
    assertFalse(never.color() || never.data().color());
  }

  @Test
  void dataIsColouredOnATerminalOnly() {
    Console console = console("80", UTF8);
    assertTrue(console.showing("132").colored(ColorChoice.AUTO).data().color());
    assertFalse(console.showing("").colored(ColorChoice.AUTO).data().color());
  }

  @Test
  void dataFitsItsOwnTerminal() {
    Console console = console("", Map.of("TERM", "dumb")).showing("72");
    assertEquals(OptionalInt.of(72), console.data().columns());
    assertEquals(OptionalInt.empty(), console.columns());
  }

  @Test
  void messagesAreWrappedOnATerminalBetweenWords() {
    console("30", UTF8_WITHOUT_COLOR).note("a message that is longer than a line of the terminal");
    assertEquals(
        "algoperf: a message that is\nlonger than a line of the\nterminal\n",
        err.toString().replace(System.lineSeparator(), "\n"));
  }

  @Test
  void theFirstVariableOfTheLocaleThatIsSetCounts() {
    assertTrue(Console.isUnicode(Map.of("LANG", "de_DE.utf8")));
    assertTrue(Console.isUnicode(Map.of("LC_ALL", "", "LC_CTYPE", "C.UTF-8", "LANG", "C")));
    assertFalse(Console.isUnicode(Map.of("LC_ALL", "C", "LANG", "en_US.UTF-8")));
    assertFalse(Console.isUnicode(Map.of()));
  }

  @Test
  void aLocaleWithoutUnicodeGetsLikenesses() {
    assertEquals("tau <= 1, - 2 x m1", AsciiWriter.plain("τ ≤ 1, – 2 × m₁"));
    assertEquals("sqrtv^2 Sigma 1/2", AsciiWriter.plain("√v² Σ ½"));
    assertEquals("_:# | +--", AsciiWriter.plain("▁▄█ │ └──"));
    assertFalse(console("80", Map.of("TERM", "xterm", "LANG", "C")).color());
  }
}
