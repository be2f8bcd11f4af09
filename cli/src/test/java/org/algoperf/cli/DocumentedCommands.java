package org.algoperf.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands in the README and under {@code docs/}: indented, fenced, or in backquotes. */
final class DocumentedCommands {

  private static final Path HOME = Path.of(System.getProperty("algoperf.home"));

  private static final Pattern COMMAND =
      Pattern.compile("(?m)^\\s*(?:[-$>] )?`?\\./algoperf +([^`\\n]*)|`\\./algoperf +([^`\\n]*)`");

  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  private DocumentedCommands() {}

  /** Each once, with the page that has it first; a shell's pipes, redirections and comments off. */
  static Map<String, Path> all() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(HOME.resolve("README.md")));
    try (Stream<Path> docs = Files.walk(HOME.resolve("docs"))) {
      docs.filter(p -> p.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    Map<String, Path> commands = new LinkedHashMap<>();
    for (Path page : pages) {
      Matcher matcher = COMMAND.matcher(Files.readString(page).replaceAll("\\\\\\n\\s*", " "));
      while (matcher.find()) {
        String line = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        String command =
            line.replaceFirst("\\s+(\\||>|#|&&|;).*", "").replaceFirst("\\s{3,}\\S.*", "");
        if (!command.isBlank()) {
          commands.putIfAbsent(command.strip(), HOME.relativize(page));
        }
      }
    }
    return commands;
  }

  /** The words of a command, as a shell would take them apart. */
  static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(command);
    while (matcher.find()) {
      words.add(
          matcher.group(1) != null
              ? matcher.group(1)
              : matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
    }
    return words;
  }
}
