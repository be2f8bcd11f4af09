package org.algoperf.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.algoperf.harness.Names;
import picocli.CommandLine.TypeConversionException;

/** The constants of enums as words, in any case. */
final class Choices {

  private static final Set<String> MARKDOWN = Set.of("MD", "MARKDOWN");

  private Choices() {}

  /**
   * The constant that is written so.
   *
   * @throws TypeConversionException that names all constants and the nearest
   */
  static <E> E read(Class<E> type, String text) {
    return find(type, text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected %s, found '%s'%s"
                        .formatted(words(type), text, suggestion(type, text))));
  }

  private static String suggestion(Class<?> type, String text) {
    return Names.nearest(text, all(type)).map(near -> ", did you mean '" + near + "'?").orElse("");
  }

  /**
   * The constant that is written so, in any case, with hyphens or underscores; {@code md} and
   * {@code markdown} are one.
   */
  static <E> Optional<E> find(Class<E> type, String text) {
    String wanted = text.strip().replace('-', '_').toUpperCase(Locale.ROOT);
    return Arrays.stream(type.getEnumConstants())
        .filter(
            constant -> {
              String name = ((Enum<?>) constant).name();
              return name.equals(wanted) || (MARKDOWN.contains(name) && MARKDOWN.contains(wanted));
            })
        .findFirst();
  }

  /** All constants of an enum: {@code table, json or csv}. */
  static String words(Class<?> type) {
    return String.join(" or ", all(type)).replaceAll(" or (?=.* or )", ", ");
  }

  /** A constant as it is written, in lower case. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> all(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(c -> word((Enum<?>) c)).toList();
  }
}
