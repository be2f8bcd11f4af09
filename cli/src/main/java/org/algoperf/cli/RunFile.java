package org.algoperf.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.Formats;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.Names;
import org.algoperf.harness.config.CheckpointInterval;
import org.algoperf.harness.config.EvalSchedule;
import org.algoperf.harness.config.StopRule;

/** A run's YAML file. Every mistake is an error that names the file, the line and the column. */
final class RunFile {

  private static final String FILE = "file";

  private static final List<String> KEYS =
      Arrays.stream(RunSettings.class.getRecordComponents())
          .map(c -> new PropertyNamingStrategies.SnakeCaseStrategy().translate(c.getName()))
          .toList();

  private static final ObjectReader READER =
      Formats.yaml()
          .copy()
          .registerModule(
              new SimpleModule()
                  .addDeserializer(Name.class, new NameAtItsPlace())
                  .addDeserializer(CheckpointInterval.class, new Interval())
                  .addDeserializer(StopRule.class, new Choice<>(StopRule.class))
                  .addDeserializer(EvalSchedule.class, new Choice<>(EvalSchedule.class)))
          .readerFor(RunSettings.class)
          .with(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .without(DeserializationFeature.ACCEPT_FLOAT_AS_INT);

  private RunFile() {}

  /**
   * Reads a file.
   *
   * @throws HarnessException of kind USAGE
   */
  static RunSettings read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      String what = Files.exists(file) ? "cannot be read: " + e : "does not exist";
      throw new HarnessException(ErrorKind.USAGE, "configuration " + file + " " + what, e);
    }
    try {
      requireKnownKeys(file.toString(), text);
      return READER.withAttribute(FILE, file.toString()).readValue(text);
    } catch (JsonProcessingException e) {
      String place = place(file.toString(), e.getLocation());
      throw new HarnessException(ErrorKind.USAGE, place + ": " + explain(e), e);
    }
  }

  /** Done first, because a record is bound only after its last key, whose place Jackson names. */
  private static void requireKnownKeys(String file, String text) throws JsonProcessingException {
    try (JsonParser parser = Formats.yaml().createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw HarnessException.usage("%s: expected keys and values such as 'seed: 1'", file);
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        if (!KEYS.contains(parser.currentName())) {
          throw HarnessException.usage(
              "%s: %s",
              place(file, parser.currentTokenLocation()),
              Names.unknown("key", parser.currentName(), KEYS).getMessage());
        }
        parser.nextToken();
        parser.skipChildren();
      }
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String place(String file, JsonLocation at) {
    return at == null ? file : "%s:%d:%d".formatted(file, at.getLineNr(), at.getColumnNr());
  }

  private static String explain(JsonProcessingException e) {
    if (e instanceof MismatchedInputException mismatch) {
      return "%s: expected %s".formatted(key(mismatch), expected(mismatch.getTargetType()));
    }
    return "malformed YAML: " + Formats.sentence(e);
  }

  private static String key(JsonMappingException e) {
    return e.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .filter(name -> name != null)
        .collect(Collectors.joining("."));
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      return Choices.words(type);
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (type == CheckpointInterval.class) {
      return CheckpointInterval.EXPECTED;
    }
    return type == Name.class ? "a name or a list of names" : "a whole number";
  }

  /** Keeps where a name was written. */
  private static final class NameAtItsPlace extends StdDeserializer<Name> {

    private static final long serialVersionUID = 1L;

    NameAtItsPlace() {
      super(Name.class);
    }

    @Override
    public Name deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        return (Name) context.handleUnexpectedToken(Name.class, parser);
      }
      String file = String.valueOf(context.getAttribute(FILE));
      return new Name(parser.getText(), place(file, parser.currentTokenLocation()));
    }
  }

  /** Reads a time or a number of steps. */
  private static final class Interval extends StdDeserializer<CheckpointInterval> {

    private static final long serialVersionUID = 1L;

    Interval() {
      super(CheckpointInterval.class);
    }

    @Override
    public CheckpointInterval deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String text = parser.getValueAsString("");
      try {
        return CheckpointInterval.parse(text);
      } catch (HarnessException e) {
        throw context.weirdStringException(text, CheckpointInterval.class, "");
      }
    }
  }

  /** Reads a constant in any case. */
  private static final class Choice<E extends Enum<E>> extends StdDeserializer<E> {

    private static final long serialVersionUID = 1L;

    private final Class<E> type;

    Choice(Class<E> type) {
      super(type);
      this.type = type;
    }

    @Override
    public E deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      String text = parser.getValueAsString("");
      Optional<E> choice = Choices.find(type, text);
      if (choice.isEmpty()) {
        throw context.weirdStringException(text, type, "");
      }
      return choice.orElseThrow();
    }
  }
}
