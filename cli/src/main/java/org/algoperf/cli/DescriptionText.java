package org.algoperf.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.algoperf.harness.describe.Description;

/**
 * Descriptions as a page for people, or as data.
 *
 * @param width of a line for people
 * @param source whether it is shown
 */
record DescriptionText(int width, boolean source) {

  /** The width where no terminal has one. */
  static final int WIDTH = 100;

  private static final String INDENT = "  ";

  String write(List<Description> descriptions, Format format) {
    if (format != Format.TABLE) {
      return new Listing(descriptions.stream().map(this::item).toList()).text(format);
    }
    return String.join("\n", descriptions.stream().map(this::page).toList());
  }

  private Map<String, Object> item(Description description) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("kind", description.kind());
    item.put("name", description.name());
    item.put("summary", description.summary());
    item.put("description", String.join("\n", description.words()));
    item.putAll(description.facts());
    if (!description.rows().isEmpty()) {
      item.put(description.kind().equals("workload") ? "targets" : "space", description.rows());
    }
    if (source) {
      description.source().ifPresent(text -> item.put("source", text));
    }
    return item;
  }

  private String page(Description description) {
    List<String> lines = new ArrayList<>();
    lines.addAll(wrapped(description.name() + ": " + description.summary(), ""));
    for (String paragraph : description.words()) {
      lines.add("");
      lines.addAll(wrapped(paragraph, INDENT));
    }
    lines.add("");
    int column = description.facts().keySet().stream().mapToInt(String::length).max().orElse(0);
    description
        .facts()
        .forEach(
            (name, value) -> {
              String label = name.replace('_', ' ');
              String gap = " ".repeat(column - label.length() + 2);
              List<String> value2 = wrapped(String.valueOf(value), INDENT + " ".repeat(column + 2));
              lines.add(INDENT + label + gap + value2.get(0).strip());
              lines.addAll(value2.subList(1, value2.size()));
            });
    if (!description.rows().isEmpty()) {
      lines.add("");
      new Listing(description.rows())
          .text(Format.TABLE)
          .lines()
          .forEach(l -> lines.add(INDENT + l));
    }
    if (source) {
      lines.add("");
      description.source().ifPresent(text -> text.lines().forEach(lines::add));
    }
    return String.join("\n", lines) + "\n";
  }

  private List<String> wrapped(String text, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.split(" ", -1)) {
      boolean first = line.length() == indent.length();
      if (!first && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        first = true;
      }
      line.append(first ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
