package org.algoperf.cli.help;

import java.util.List;
import java.util.stream.Collectors;
import org.algoperf.cli.help.Usage.Term;

/** Manual pages of section 1, in the macros of man(7). */
public final class ManPage {

  private ManPage() {}

  /**
   * The page of a command.
   *
   * @param version of the program, for the foot of the page
   */
  public static String of(Usage usage, String version) {
    String page = fileStem(usage);
    StringBuilder out = new StringBuilder();
    out.append(".TH \"%s\" \"1\" \"\" \"algoperf %s\" \"algoperf\"\n".formatted(page, version));
    out.append(".SH NAME\n").append(text(page + " - " + usage.summary())).append('\n');
    out.append(".SH SYNOPSIS\n.B ").append(text(usage.synopsis())).append('\n');
    out.append(".SH DESCRIPTION\n");
    usage.description().forEach(d -> out.append(text(d)).append("\n.PP\n"));
    entries(out, "COMMANDS", usage.subcommands());
    entries(out, "ARGUMENTS", usage.arguments());
    entries(out, "OPTIONS", usage.options());
    entries(out, "EXIT STATUS", usage.exitCodes());
    if (!usage.examples().isEmpty()) {
      out.append(".SH EXAMPLES\n.nf\n")
          .append(usage.examples().stream().map(ManPage::text).collect(Collectors.joining("\n")))
          .append("\n.fi\n");
    }
    return out.toString();
  }

  /** The name of the page: {@code algoperf-run}. */
  public static String fileStem(Usage usage) {
    return usage.name().replace(' ', '-');
  }

  private static void entries(StringBuilder out, String title, List<Term> entries) {
    if (entries.isEmpty()) {
      return;
    }
    out.append(".SH ").append(title).append('\n');
    for (Term entry : entries) {
      out.append(".TP\n.B ")
          .append(text(entry.term()))
          .append('\n')
          .append(text(entry.meaning()))
          .append('\n');
    }
  }

  /** Backslashes, hyphens that are typed, and control characters at the start of a line. */
  private static String text(String plain) {
    String escaped = plain.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
