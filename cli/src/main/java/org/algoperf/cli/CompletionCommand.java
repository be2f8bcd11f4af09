package org.algoperf.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.algoperf.cli.help.Completion;
import org.algoperf.harness.config.ConfigFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a script that completes command lines. */
@Command(
    name = "completion",
    description =
        "Print a script that completes commands, flags, and the names of workloads, submissions and"
            + " rulesets.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(algoperf completion bash)",
      "  algoperf completion bash > ~/.local/share/bash-completion/completions/algoperf",
      "  source <(algoperf completion zsh)      after compinit, in ~/.zshrc"
    })
final class CompletionCommand implements Runnable {

  /** For which shell. */
  enum Shell {
    BASH,
    ZSH
  }

  private static final String FOR_ZSH = "autoload -U +X bashcompinit && bashcompinit\n";

  private final Host host;

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  private Shell shell;

  CompletionCommand(Host host) {
    this.host = host;
  }

  @Override
  public void run() {
    String script = Completion.script(Main.commandLine(host), names());
    host.console().print(shell == Shell.ZSH ? FOR_ZSH + script : script);
  }

  private Map<String, Collection<String>> names() {
    Collection<String> workloads = host.catalog().workloads().keySet();
    Collection<String> submissions = host.catalog().submissions().keySet();
    List<String> rulesets = ConfigFiles.installed().rulesetNames();
    List<String> all = new ArrayList<>(workloads);
    all.addAll(submissions);
    all.addAll(rulesets);
    return Map.of(
        "workload", workloads,
        "submission", submissions,
        "baseline", submissions,
        "reference", submissions,
        "include", submissions,
        "exclude", submissions,
        "ruleset", rulesets,
        "name", all);
  }
}
