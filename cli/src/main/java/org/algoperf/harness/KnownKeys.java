package org.algoperf.harness;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Looks for keys that a record does not have, with the line where they stand.
 *
 * <p>Jackson finds them, too, but only after it has complained about the key that is missing in
 * their place.
 */
final class KnownKeys {

  private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

  private final JsonParser parser;

  private KnownKeys(JsonParser parser) {
    this.parser = parser;
  }

  /** What is wrong with the first unknown key, if there is one. */
  static Optional<String> mistake(JsonParser parser, Class<?> type) throws IOException {
    KnownKeys keys = new KnownKeys(parser);
    parser.nextToken();
    return keys.value(type);
  }

  private Optional<String> value(Type type) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT && type instanceof Class<?> record && record.isRecord()) {
      return object(record);
    }
    if (token == JsonToken.START_ARRAY && type instanceof ParameterizedType list) {
      return array(list.getActualTypeArguments()[0]);
    }
    parser.skipChildren();
    return Optional.empty();
  }

  private Optional<String> object(Class<?> record) throws IOException {
    Map<String, Type> known = new TreeMap<>();
    for (RecordComponent component : record.getRecordComponents()) {
      known.put(SNAKE_CASE.translate(component.getName()), component.getGenericType());
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      if (!known.containsKey(key)) {
        return Optional.of(
            "line %d, column %d: %s"
                .formatted(
                    parser.currentTokenLocation().getLineNr(),
                    parser.currentTokenLocation().getColumnNr(),
                    Names.unknown("key", key, known.keySet()).getMessage()));
      }
      parser.nextToken();
      Optional<String> within = value(known.get(key));
      if (within.isPresent()) {
        return within;
      }
    }
    return Optional.empty();
  }

  private Optional<String> array(Type element) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Optional<String> within = value(element);
      if (within.isPresent()) {
        return within;
      }
    }
    return Optional.empty();
  }
}
