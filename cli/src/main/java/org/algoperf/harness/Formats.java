package org.algoperf.harness;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How records become JSON and YAML, and back: snake case, nothing unknown, nothing missing. */
public final class Formats {

  private static final ObjectMapper LINES = strict(JsonMapper.builder()).build();
  private static final ObjectMapper JSON =
      strict(JsonMapper.builder()).enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final ObjectWriter DOCUMENTS =
      JSON.writer().without(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
  private static final ObjectMapper YAML =
      strict(YAMLMapper.builder())
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();

  private static final Pattern UNEXPECTED =
      Pattern.compile("Unexpected character \\(('.')[^)]*\\)\\)?: (?:was expecting|expected) (.*)");

  private Formats() {}

  /** JSON with indentation, for files. */
  public static ObjectMapper json() {
    return JSON;
  }

  /** JSON without line breaks, for messages. */
  public static ObjectMapper lines() {
    return LINES;
  }

  /** YAML, for configuration. */
  public static ObjectMapper yaml() {
    return YAML;
  }

  /** A value as a JSON document that ends with a line break; maps keep their order. */
  public static String document(Object value) {
    try {
      return DOCUMENTS.writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records are made of what JSON has", e);
    }
  }

  /**
   * Reads a record from a text.
   *
   * @param where the text comes from, for the message
   * @throws HarnessException of kind USAGE, when it does not describe one: an unknown key with the
   *     nearest valid one, or the parser's words, with the line where that is known
   */
  public static <T> T read(ObjectMapper mapper, String where, String text, Class<T> type) {
    try {
      try (JsonParser parser = mapper.createParser(text)) {
        Optional<String> mistake = KnownKeys.mistake(parser, type);
        if (mistake.isPresent()) {
          throw HarnessException.usage("%s: %s", where, mistake.get());
        }
      }
      T value = mapper.readValue(text, type);
      if (value == null) {
        throw HarnessException.usage("%s: the file is empty", where);
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new HarnessException(ErrorKind.USAGE, where + ": " + explain(e), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong, in one line. */
  public static String explain(JsonProcessingException e) {
    if (e.getCause() instanceof HarnessException cause) {
      return cause.getMessage();
    }
    String line = place(e.getLocation());
    String key = e instanceof JsonMappingException mapping ? path(mapping) : "";
    String words = words(sentence(e));
    if (words.startsWith("Cannot map `null` into type")) {
      return "the number '%s' is missing".formatted(key);
    }
    return line + (key.isEmpty() ? "" : "key '" + key + "': ") + words;
  }

  /** What the parser was doing and what it met, without its excerpt of the text. */
  public static String sentence(JsonProcessingException e) {
    return e.getOriginalMessage()
        .lines()
        .filter(line -> !line.startsWith(" "))
        .limit(2)
        .collect(Collectors.joining(": "));
  }

  /** Of an unexpected character, which one, and what should stand there. */
  private static String words(String message) {
    Matcher unexpected = UNEXPECTED.matcher(message);
    if (unexpected.find()) {
      return "expected %s, found %s".formatted(unexpected.group(2), unexpected.group(1));
    }
    return message.startsWith("No content")
        ? "the file is empty"
        : message.replaceAll(" \\(.*", "");
  }

  private static String place(JsonLocation at) {
    return at == null ? "" : "line %d, column %d: ".formatted(at.getLineNr(), at.getColumnNr());
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(r -> r.getFieldName() != null ? r.getFieldName() : Integer.toString(r.getIndex()))
        .collect(Collectors.joining("."));
  }

  private static <M extends ObjectMapper, B extends MapperBuilder<M, B>> B strict(B builder) {
    return builder
        .addModule(new Jdk8Module())
        .addModule(
            new SimpleModule()
                .addSerializer(Path.class, new ToStringSerializer(Path.class))
                .addDeserializer(Path.class, new PathFromString()))
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .enumNamingStrategy(EnumNamingStrategies.SNAKE_CASE)
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
  }

  /** Jackson's own form of a path is a URI, which nobody wants to type. */
  private static final class PathFromString extends FromStringDeserializer<Path> {

    private static final long serialVersionUID = 1L;

    PathFromString() {
      super(Path.class);
    }

    @Override
    protected Path _deserialize(String value, DeserializationContext context) {
      return Path.of(value);
    }
  }
}
