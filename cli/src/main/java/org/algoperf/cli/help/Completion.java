package org.algoperf.cli.help;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/** Scripts that complete a command line in a shell. */
public final class Completion {

  private Completion() {}

  /**
   * A script for bash, which zsh can run, too.
   *
   * @param command whose options are given candidates; not to be parsed with afterwards
   * @param names what can be named, by a word of the option's name or the argument's label: {@code
   *     workload} to all workloads
   */
  public static String script(CommandLine command, Map<String, Collection<String>> names) {
    name(command, names);
    // picocli's words for "this file was made by" hold the time, and the same names make it twice.
    return AutoComplete.bash(command.getCommandName(), command)
        .replaceAll("(?m)^# on .*\\R", "")
        .replaceAll("(?m)^# Generated .*\\R", "");
  }

  private static void name(CommandLine command, Map<String, Collection<String>> names) {
    CommandSpec spec = command.getCommandSpec();
    for (OptionSpec option : new ArrayList<>(spec.options())) {
      List<String> candidates = candidates(option, option.longestName(), names);
      if (!candidates.isEmpty() && option.scopeType() == ScopeType.LOCAL) {
        // The script names the list of candidates by the label, which may stand at several options.
        String label = option.longestName().replaceAll("^-+", "");
        spec.remove(option);
        spec.addOption(
            OptionSpec.builder(option).paramLabel(label).completionCandidates(candidates).build());
      }
    }
    for (PositionalParamSpec parameter : new ArrayList<>(spec.positionalParameters())) {
      List<String> candidates = candidates(parameter, parameter.paramLabel(), names);
      if (!candidates.isEmpty()) {
        spec.remove(parameter);
        spec.addPositional(
            PositionalParamSpec.builder(parameter).completionCandidates(candidates).build());
      }
    }
    command.getSubcommands().values().forEach(c -> name(c, names));
  }

  private static List<String> candidates(
      ArgSpec argument, String label, Map<String, Collection<String>> names) {
    List<Class<?>> types = new ArrayList<>(List.of(argument.type()));
    types.addAll(Arrays.asList(argument.auxiliaryTypes()));
    for (Class<?> type : types) {
      if (type.isEnum()) {
        return Arrays.stream(type.getEnumConstants())
            .map(c -> ((Enum<?>) c).name().toLowerCase(Locale.ROOT))
            .toList();
      }
    }
    return names.entrySet().stream()
        .filter(e -> label.toLowerCase(Locale.ROOT).contains(e.getKey()))
        .filter(e -> !argument.paramLabel().equals("FILE"))
        .findFirst()
        .map(e -> List.copyOf(e.getValue()))
        .orElse(List.of());
  }
}
