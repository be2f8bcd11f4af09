package org.algoperf.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.Names;
import org.algoperf.scoring.ScoringException;
import org.algoperf.workloads.spec.DataException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns every exception into one clear message on standard error and an exit code. */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {

  /** How picocli begins: with an option's name, or the label of an argument. */
  private static final Pattern INVALID_VALUE =
      Pattern.compile(
          "^Invalid value for (?:option '([^']*)'|positional parameter at index [0-9]+)"
              + "(?: \\(<?([^)>]*)>?\\))?: ");

  private final Console console;
  private final BooleanSupplier debug;

  /**
   * A handler.
   *
   * @param debug whether stack traces are printed too
   */
  Errors(Console console, BooleanSupplier debug) {
    this.console = console;
    this.debug = debug;
  }

  /**
   * Runs a command. What goes wrong while a class is prepared, such as the start of PyTorch,
   * reaches {@link #handleExecutionException} as an exception, not the user as a stack trace.
   */
  static int run(ParseResult parsed) {
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (ExceptionInInitializerError e) {
      String causes =
          Stream.iterate(e.getCause(), Objects::nonNull, Throwable::getCause)
              .map(Throwable::toString)
              .collect(Collectors.joining(", because of "));
      throw new CommandLine.ExecutionException(
          parsed.commandSpec().commandLine(), causes, new IllegalStateException(causes, e));
    }
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    String message = usageMessage(e);
    String hint = message.endsWith("?") ? " See '%s --help'" : "; see '%s --help'";
    report(message + hint.formatted(command), e);
    return ErrorKind.USAGE.exitCode();
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
    ErrorKind kind = kind(e);
    report(kind == ErrorKind.INTERNAL ? internalMessage(e) : message(e), e);
    return kind.exitCode();
  }

  private void report(String message, Exception e) {
    console.error(message);
    if (debug.getAsBoolean()) {
      e.printStackTrace(console.err());
      console.err().flush();
    }
  }

  private static ErrorKind kind(Exception e) {
    if (e instanceof HarnessException harness) {
      return harness.kind();
    }
    if (e instanceof DataException || e instanceof ScoringException) {
      return ErrorKind.DATA;
    }
    return e instanceof IOException || e instanceof UncheckedIOException
        ? ErrorKind.OUTPUT
        : ErrorKind.INTERNAL;
  }

  private static String message(Exception e) {
    Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
    if (cause instanceof NoSuchFileException missing) {
      return missing.getFile() + " does not exist";
    }
    if (cause instanceof AccessDeniedException denied) {
      return denied.getFile() + " cannot be read or written: permission denied";
    }
    return (cause.getMessage() == null ? cause.toString() : cause.getMessage()) + suggestion(cause);
  }

  private static String suggestion(Throwable cause) {
    return cause instanceof ScoringException scoring
        ? scoring
            .unknown()
            .flatMap(unknown -> Names.nearest(unknown.name(), unknown.known()))
            .map(near -> "; did you mean '" + near + "'?")
            .orElse("")
        : "";
  }

  private String internalMessage(Exception e) {
    String hint = debug.getAsBoolean() ? "" : "; run it again with --debug for the stack trace";
    return "internal fault: %s%s".formatted(e, hint);
  }

  private static String usageMessage(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatchedMessage(unmatched);
    }
    String line = e.getMessage().lines().findFirst().orElse("malformed command line");
    Matcher invalid = INVALID_VALUE.matcher(line);
    if (invalid.lookingAt()) {
      return invalid.replaceFirst("$1$2: ");
    }
    return line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
  }

  private static String unmatchedMessage(UnmatchedArgumentException e) {
    String found = e.getUnmatched().get(0);
    CommandSpec command = e.getCommandLine().getCommandSpec();
    boolean option = found.startsWith("-");
    Set<String> known = option ? command.optionsMap().keySet() : command.subcommands().keySet();
    return "unknown %s '%s'%s"
        .formatted(
            option ? "option" : known.isEmpty() ? "argument" : "command",
            found,
            Names.nearest(found.replaceFirst("=.*", ""), known)
                .map(near -> ", did you mean '" + near + "'?")
                .orElse(""));
  }
}
