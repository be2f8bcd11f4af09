package org.algoperf.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.Names;
import org.algoperf.harness.config.CheckpointInterval;
import org.algoperf.harness.config.EvalSchedule;
import org.algoperf.harness.config.StopRule;
import org.algoperf.workloads.torch.Blas;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a constant of an enum in any case.
 *
 * @param <E> the enum
 */
class Choices<E extends Enum<E>> implements ITypeConverter<E> {

  private static final Set<String> MARKDOWN = Set.of("MD", "MARKDOWN");

  private final Class<E> type;

  Choices(Class<E> type) {
    this.type = type;
  }

  @Override
  public E convert(String value) {
    return find(type, value)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected %s, found '%s'%s".formatted(words(type), value, suggestion(value))));
  }

  private String suggestion(String value) {
    return Names.nearest(value, Arrays.stream(type.getEnumConstants()).map(Choices::word).toList())
        .map(near -> ", did you mean '" + near + "'?")
        .orElse("");
  }

  /**
   * The constant that is written so, in any case, with hyphens or underscores; {@code md} and
   * {@code markdown} are one.
   */
  static <E extends Enum<E>> Optional<E> find(Class<E> type, String text) {
    String name = text.strip().replace('-', '_');
    return Arrays.stream(type.getEnumConstants())
        .filter(
            c ->
                c.name().equalsIgnoreCase(name)
                    || (MARKDOWN.contains(c.name())
                        && MARKDOWN.contains(name.toUpperCase(Locale.ROOT))))
        .findFirst();
  }

  /** All constants of an enum: {@code table, json or csv}. */
  static String words(Class<?> type) {
    List<String> words =
        Arrays.stream(type.getEnumConstants()).map(c -> word((Enum<?>) c)).toList();
    return String.join(" or ", words).replaceAll(" or (?=.* or )", ", ");
  }

  /** A constant as it is written, in lower case. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@code validation} or {@code both}. */
  static final class StopRules extends Choices<StopRule> {
    StopRules() {
      super(StopRule.class);
    }
  }

  /** Reads {@code steps} or {@code time}. */
  static final class EvalSchedules extends Choices<EvalSchedule> {
    EvalSchedules() {
      super(EvalSchedule.class);
    }
  }

  /** Reads {@code 10min} or {@code 500steps}. */
  static final class Intervals implements ITypeConverter<CheckpointInterval> {

    @Override
    public CheckpointInterval convert(String value) {
      try {
        return CheckpointInterval.parse(value);
      } catch (HarnessException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** Reads {@code auto} or {@code plain}. */
  static final class BlasChoices extends Choices<Blas.Choice> {
    BlasChoices() {
      super(Blas.Choice.class);
    }
  }

  /** Reads {@code workloads}, {@code submissions} or {@code rulesets}. */
  static final class Kinds extends Choices<ListCommand.Kind> {
    Kinds() {
      super(ListCommand.Kind.class);
    }
  }

  /** Reads {@code table}, {@code json}, {@code csv} or {@code md}. */
  static final class Formats extends Choices<Format> {
    Formats() {
      super(Format.class);
    }
  }
}
