package org.algoperf.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Where a command writes, and what it may assume of it.
 *
 * @param out data
 * @param err progress, messages and errors
 * @param columns the width of the terminal that shows {@code err}; absent when it is none
 * @param color whether {@code err} may be coloured
 * @param outColor whether {@code out} may be coloured
 */
record Console(
    PrintWriter out, PrintWriter err, OptionalInt columns, boolean color, boolean outColor) {

  private static final String RED = "\u001b[31m";
  private static final String RESET = "\u001b[0m";

  /** A console whose data is never coloured. */
  Console(PrintWriter out, PrintWriter err, OptionalInt columns, boolean color) {
    this(out, err, columns, color, false);
  }

  /** The console of this process; the launcher tells what is a terminal, and how wide. */
  static Console ofProcess(ColorChoice choice) {
    Console plain =
        of(
            writer(FileDescriptor.out),
            writer(FileDescriptor.err),
            System.getProperty("algoperf.columns", ""),
            System.getenv());
    return plain.colored(choice, Boolean.getBoolean("algoperf.stdout_is_terminal"));
  }

  /**
   * This console with colours as the user wants them.
   *
   * @param terminal whether {@code out} is one
   */
  Console colored(ColorChoice choice, boolean terminal) {
    return switch (choice) {
      case AUTO -> new Console(out, err, columns, color, color && terminal);
      case ALWAYS -> new Console(out, err, columns, true, true);
      case NEVER -> new Console(out, err, columns, false, false);
    };
  }

  /**
   * A console that follows the conventions of terminals.
   *
   * @param columns the terminal's width, or empty when there is none
   * @param environment where a non-empty {@code NO_COLOR} forbids colours, and {@code TERM=dumb}
   *     forbids moving the cursor
   */
  static Console of(
      PrintWriter out, PrintWriter err, String columns, Map<String, String> environment) {
    boolean moves = !environment.getOrDefault("TERM", "dumb").equals("dumb");
    OptionalInt width =
        moves && columns.matches("[1-9][0-9]{0,4}")
            ? OptionalInt.of(Integer.parseInt(columns))
            : OptionalInt.empty();
    boolean color = width.isPresent() && environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Console(out, err, width, color);
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
    String label = color ? RED + "algoperf: error:" + RESET : "algoperf: error:";
    err.println(label + " " + message);
    err.flush();
  }

  /** Prints one line for a person. */
  void note(String line) {
    err.println("algoperf: " + line);
    err.flush();
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
