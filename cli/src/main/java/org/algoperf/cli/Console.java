package org.algoperf.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.algoperf.scoring.Wrap;

/**
 * Where a command writes, and what it may assume of it.
 *
 * @param out data
 * @param err progress, messages and errors
 * @param messages what shows {@code err}
 * @param data what shows {@code out}
 */
record Console(PrintWriter out, PrintWriter err, Screen messages, Screen data) {

  private static final String RED = "\u001b[31m";
  private static final String RESET = "\u001b[0m";

  /** A console on which both streams are as wide, and data is never coloured. */
  Console(PrintWriter out, PrintWriter err, OptionalInt columns, boolean color) {
    this(out, err, new Screen(columns, color), new Screen(columns, false));
  }

  /** The console of this process; the launcher tells what is a terminal, and how wide. */
  static Console ofProcess(ColorChoice choice) {
    String columns = System.getProperty("algoperf.columns", "");
    String outColumns = System.getProperty("algoperf.out_columns", "");
    Map<String, String> environment = System.getenv();
    boolean unicode = isUnicode(environment);
    return of(
            writer(FileDescriptor.out, unicode || outColumns.isEmpty()),
            writer(FileDescriptor.err, unicode || columns.isEmpty()),
            columns,
            environment)
        .showing(outColumns)
        .colored(choice);
  }

  /** This console with data on a terminal of a width, or on none where that is empty. */
  Console showing(String outColumns) {
    OptionalInt width = Screen.width(outColumns);
    return new Console(out, err, messages, new Screen(width, color() && width.isPresent()));
  }

  /** This console with colours as the user wants them. */
  Console colored(ColorChoice choice) {
    return switch (choice) {
      case AUTO -> this;
      case ALWAYS -> new Console(out, err, messages.colored(true), data.colored(true));
      case NEVER -> new Console(out, err, messages.colored(false), data.colored(false));
    };
  }

  /**
   * A console that follows the conventions of terminals, with data on none.
   *
   * @param columns the terminal's width, or empty when there is none
   * @param environment where a non-empty {@code NO_COLOR} forbids colours, {@code TERM=dumb}
   *     forbids moving the cursor, and a locale without UTF-8 has no characters for plots in colour
   */
  static Console of(
      PrintWriter out, PrintWriter err, String columns, Map<String, String> environment) {
    boolean moves = !environment.getOrDefault("TERM", "dumb").equals("dumb");
    OptionalInt width = moves ? Screen.width(columns) : OptionalInt.empty();
    boolean color =
        width.isPresent()
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && isUnicode(environment);
    return new Console(out, err, new Screen(width, color), new Screen(OptionalInt.empty(), false));
  }

  /** Whether the locale of the environment is one of UTF-8, as POSIX finds it. */
  static boolean isUnicode(Map<String, String> environment) {
    return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
        .map(name -> environment.getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .filter(value -> value.toUpperCase(Locale.ROOT).replace("-", "").endsWith("UTF8"))
        .isPresent();
  }

  /** The width of the terminal that shows {@code err}; absent when it is none. */
  OptionalInt columns() {
    return messages.columns();
  }

  /** Whether {@code err} may be coloured. */
  boolean color() {
    return messages.color();
  }

  /** Prints data. */
  void print(String text) {
    out.print(text);
    out.flush();
  }

  /** Prints lines of data. */
  void lines(Collection<?> lines) {
    lines.forEach(out::println);
    out.flush();
  }

  /** Prints one line of data. */
  void println(Object line) {
    lines(List.of(line));
  }

  /** Prints one error. */
  void error(String message) {
    String label = color() ? RED + "algoperf: error:" + RESET : "algoperf: error:";
    wrapped(label + " " + message);
  }

  /** Prints one line for a person. */
  void note(String line) {
    wrapped("algoperf: " + line);
  }

  /** Between words, on a terminal; elsewhere a message stays one line for programs. */
  private void wrapped(String text) {
    text.lines()
        .flatMap(
            line ->
                columns().isPresent()
                    ? Wrap.lines(line, "", columns().getAsInt()).stream()
                    : Stream.of(line))
        .forEach(err::println);
    err.flush();
  }

  private static PrintWriter writer(FileDescriptor descriptor, boolean unicode) {
    Writer utf8 = new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8);
    return new PrintWriter(unicode ? utf8 : new AsciiWriter(utf8), true);
  }
}
