package org.algoperf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandsTest {

  private final Host host = Cli.plain().host();

  @Test
  void everyCommandIsCalledWhatItSays() {
    List<String> names = new ArrayList<>();
    for (String name : Commands.all()) {
      names.add(new CommandLine(Commands.make(name, host)).getCommandName());
    }
    assertEquals(Commands.all(), names);
  }

  @Test
  void onlyTheCommandThatIsNamedFirstIsMade() {
    assertEquals(List.of("bench"), Commands.of("bench", "--rounds", "list"));
  }

  @Test
  void allAreMadeWhereTheFirstWordNamesNone() {
    assertEquals(Commands.all(), Commands.of());
    assertEquals(Commands.all(), Commands.of("--debug", "bench"));
    assertEquals(Commands.all(), Commands.of("bnech"));
  }

  @Test
  void anUnknownNameIsAFaultOfTheProgram() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> Commands.make("bnech", host));
    assertEquals("no command bnech", e.getMessage());
  }
}
