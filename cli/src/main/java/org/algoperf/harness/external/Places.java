package org.algoperf.harness.external;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.algoperf.harness.Formats;

/**
 * Where the parts of a YAML file stand.
 *
 * @param file its name
 * @param lines by path, from 1
 */
record Places(String file, Map<List<String>, Integer> lines) {

  Places {
    lines = Map.copyOf(lines);
  }

  /** The places of a text that is known to be YAML. */
  static Places of(String file, String text) {
    Map<List<String>, Integer> lines = new HashMap<>();
    try (JsonParser parser = Formats.yaml().createParser(text)) {
      parser.nextToken();
      read(parser, List.of(), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
    return new Places(file, lines);
  }

  /** {@code file:line} of a part, or of the smallest one around it. */
  String of(List<String> path) {
    Integer line = lines.get(path);
    return line == null ? of(path.subList(0, path.size() - 1)) : file + ":" + line;
  }

  private static void read(JsonParser parser, List<String> path, Map<List<String>, Integer> lines)
      throws IOException {
    lines.putIfAbsent(path, parser.currentTokenLocation().getLineNr());
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        List<String> key = longer(path, parser.currentName());
        lines.put(key, parser.currentTokenLocation().getLineNr());
        parser.nextToken();
        read(parser, key, lines);
      }
    } else if (parser.currentToken() == JsonToken.START_ARRAY) {
      for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
        read(parser, longer(path, "" + i), lines);
      }
    }
  }

  private static List<String> longer(List<String> path, String key) {
    return Stream.concat(path.stream(), Stream.of(key)).toList();
  }
}
