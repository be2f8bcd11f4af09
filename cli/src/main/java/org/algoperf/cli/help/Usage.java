package org.algoperf.cli.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What there is to say about one command.
 *
 * @param name with those of its parents: {@code algoperf run}
 * @param synopsis one line
 * @param description paragraphs
 * @param arguments positional parameters: label to description
 * @param options names and label to description, in the order of the help
 * @param examples lines, without their indentation
 * @param exitCodes to their meanings
 * @param subcommands to their descriptions
 */
public record Usage(
    String name,
    String synopsis,
    List<String> description,
    List<Term> arguments,
    List<Term> options,
    List<String> examples,
    List<Term> exitCodes,
    List<Term> subcommands) {

  /** A term and what it means. */
  public record Term(String term, String meaning) {}

  /** Describes a command. */
  public static Usage of(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    return new Usage(
        spec.qualifiedName(),
        synopsis(command),
        texts(spec.usageMessage().description()),
        spec.positionalParameters().stream()
            .filter(p -> !p.hidden())
            .map(p -> new Term(p.paramLabel(), meaning(p)))
            .toList(),
        spec.options().stream()
            .filter(o -> !o.hidden())
            .sorted((a, b) -> a.longestName().compareTo(b.longestName()))
            .map(o -> new Term(term(o), meaning(o)))
            .toList(),
        texts(spec.usageMessage().footer()).stream().map(String::strip).toList(),
        entries(spec.usageMessage().exitCodeList()),
        visible(command).values().stream()
            .map(c -> new Term(c.getCommandName(), summary(c)))
            .toList());
  }

  /** The subcommands that help shows, by name. */
  public static Map<String, CommandLine> visible(CommandLine command) {
    Map<String, CommandLine> visible = new TreeMap<>(command.getSubcommands());
    visible.values().removeIf(c -> c.getCommandSpec().usageMessage().hidden());
    return visible;
  }

  /** A command, the subcommands that help shows, and theirs: by qualified name. */
  public static Map<String, CommandLine> all(CommandLine command) {
    Map<String, CommandLine> all = new TreeMap<>();
    all.put(command.getCommandSpec().qualifiedName(), command);
    visible(command).values().forEach(each -> all.putAll(all(each)));
    return all;
  }

  /** The first sentence of the description. */
  public String summary() {
    return firstSentence(description);
  }

  private static String summary(CommandLine command) {
    return firstSentence(texts(command.getCommandSpec().usageMessage().description()));
  }

  private static String firstSentence(List<String> texts) {
    String text = String.join(" ", texts);
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }

  private static String synopsis(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    List<String> words = new ArrayList<>(List.of(spec.qualifiedName()));
    spec.options().stream()
        .filter(OptionSpec::required)
        .forEach(o -> words.add(o.longestName() + "=" + o.paramLabel()));
    words.add("[OPTIONS]");
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : "");
      words.add(parameter.arity().min() == 0 ? "[" + label + "]" : label);
    }
    if (!spec.subcommands().isEmpty()) {
      words.add("COMMAND");
    }
    return String.join(" ", words);
  }

  private static String term(OptionSpec option) {
    String names = String.join(", ", option.names());
    boolean flag = option.arity().max() == 0;
    return flag ? names : names + "=" + option.paramLabel();
  }

  private static String meaning(ArgSpec argument) {
    String text = String.join(" ", argument.description());
    return text.replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValueString()))
        .replace("%%", "%");
  }

  private static List<String> texts(String[] lines) {
    return List.of(lines).stream()
        .map(line -> line.replace("%%", "%").replace("%n", "\n"))
        .toList();
  }

  private static List<Term> entries(Map<String, String> terms) {
    return terms.entrySet().stream()
        .map(e -> new Term(e.getKey().strip(), e.getValue().replace("%%", "%")))
        .toList();
  }
}
