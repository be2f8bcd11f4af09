package org.algoperf.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.algoperf.harness.describe.Description;
import org.algoperf.scoring.Wrap;

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
    lines.addAll(Wrap.lines(description.name() + ": " + description.summary(), "", width));
    for (String paragraph : description.words()) {
      lines.add("");
      lines.addAll(Wrap.lines(paragraph, INDENT, width));
    }
    lines.add("");
    int column = description.facts().keySet().stream().mapToInt(String::length).max().orElse(0);
    description
        .facts()
        .forEach(
            (name, value) -> {
              String label = name.replace('_', ' ');
              String gap = " ".repeat(column - label.length() + 2);
              List<String> words =
                  Wrap.lines(String.valueOf(value), INDENT + " ".repeat(column + 2), width);
              lines.add(INDENT + label + gap + words.get(0).strip());
              lines.addAll(words.subList(1, words.size()));
            });
    if (!description.rows().isEmpty()) {
      lines.add("");
      new Listing(description.rows())
          .text(Format.TABLE, OptionalInt.of(width - INDENT.length()))
          .lines()
          .forEach(l -> lines.add(INDENT + l));
    }
    if (source) {
      lines.add("");
      description.source().ifPresent(text -> text.lines().forEach(lines::add));
    }
    return String.join("\n", lines) + "\n";
  }
}
