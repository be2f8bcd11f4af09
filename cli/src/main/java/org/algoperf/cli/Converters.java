package org.algoperf.cli;

import java.util.function.Function;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.CheckpointInterval;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.TypeConversionException;

/** How the words of a command line become values, with errors that say what was expected. */
final class Converters {

  private Converters() {}

  /** Registers a converter for every type that the command and its subcommands take. */
  static void register(CommandLine line) {
    line.registerConverter(int.class, text -> wholeNumber(text, Integer::valueOf));
    line.registerConverter(long.class, text -> wholeNumber(text, Long::valueOf));
    line.registerConverter(Integer.class, text -> wholeNumber(text, Integer::valueOf));
    line.registerConverter(Long.class, text -> wholeNumber(text, Long::valueOf));
    line.registerConverter(CheckpointInterval.class, Converters::interval);
    registerChoices(line);
  }

  private static void registerChoices(CommandLine line) {
    for (ArgSpec argument : line.getCommandSpec().args()) {
      for (Class<?> type : argument.auxiliaryTypes()) {
        if (type.isEnum()) {
          registerChoice(line, type);
        }
      }
    }
    line.getSubcommands().values().forEach(Converters::registerChoices);
  }

  private static <E> void registerChoice(CommandLine line, Class<E> type) {
    line.registerConverter(type, text -> Choices.read(type, text));
  }

  private static <N extends Number> N wholeNumber(String text, Function<String, N> parse) {
    try {
      return parse.apply(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("expected a whole number, found '%s'".formatted(text));
    }
  }

  private static CheckpointInterval interval(String text) {
    try {
      return CheckpointInterval.parse(text);
    } catch (HarnessException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
