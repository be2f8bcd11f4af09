package org.algoperf.cli.help;

import java.util.ArrayList;
import java.util.List;
import org.algoperf.cli.help.Usage.Term;

/** Pages of the reference, in Markdown. */
public final class ReferencePage {

  private ReferencePage() {}

  /** The page of a command. */
  public static String of(Usage usage) {
    List<String> lines = new ArrayList<>();
    lines.add("# " + usage.name());
    usage.description().forEach(d -> paragraph(lines, d));
    paragraph(lines, "    " + usage.synopsis());
    table(lines, "Commands", usage.subcommands());
    table(lines, "Arguments", usage.arguments());
    table(lines, "Options", usage.options());
    if (!usage.examples().isEmpty()) {
      paragraph(lines, "## Examples");
      lines.add("");
      usage.examples().forEach(e -> lines.add("    " + (e.startsWith("algoperf") ? "./" : "") + e));
    }
    table(lines, "Exit codes", usage.exitCodes());
    return String.join("\n", lines) + "\n";
  }

  private static void paragraph(List<String> lines, String text) {
    lines.add("");
    lines.add(text);
  }

  private static void table(List<String> lines, String title, List<Term> entries) {
    if (entries.isEmpty()) {
      return;
    }
    paragraph(lines, "## " + title);
    paragraph(lines, "| | |");
    lines.add("|---|---|");
    for (Term entry : entries) {
      lines.add("| `%s` | %s |".formatted(entry.term(), entry.meaning().replace("|", "\\|")));
    }
  }
}
