package org.algoperf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.stream.Stream;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;
import org.algoperf.workloads.spec.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ErrorMessagesTest {

  static Stream<Arguments> exceptions() {
    return Stream.of(
        Arguments.of(new DataException("train.gz ends early"), 4, "train.gz ends early"),
        Arguments.of(HarnessException.output("out is in use"), 5, "out is in use"),
        Arguments.of(
            new HarnessException(ErrorKind.INTERRUPTED, "interrupted"), 130, "interrupted"),
        Arguments.of(new NoSuchFileException("a/b"), 5, "a/b does not exist"),
        Arguments.of(
            new UncheckedIOException(new AccessDeniedException("a/b")),
            5,
            "a/b cannot be read or written: permission denied"),
        Arguments.of(new IOException("No space left on device"), 5, "No space left on device"),
        Arguments.of(
            new IllegalStateException("odd"),
            70,
            "internal fault: java.lang.IllegalStateException: odd; run it again with --debug for"
                + " the stack trace"));
  }

  private static final class Unprepared {
    static final Object NEVER = never();

    private static Object never() {
      throw new IllegalArgumentException("no library", new NoSuchFileException("a/b"));
    }
  }

  @Command
  static final class Preparing implements Runnable {
    @Override
    public void run() {
      Objects.requireNonNull(Unprepared.NEVER);
    }
  }

  @Test
  void aClassThatCannotBePreparedIsAFaultLikeAnyOther() {
    Cli cli = Cli.plain();
    int code =
        new CommandLine(new Preparing())
            .setExecutionStrategy(Errors::run)
            .setExecutionExceptionHandler(new Errors(cli.host().console(), () -> false))
            .execute();
    assertEquals(70, code);
    assertEquals(
        "algoperf: error: internal fault: java.lang.IllegalStateException:"
            + " java.lang.IllegalArgumentException: no library, because of"
            + " java.nio.file.NoSuchFileException: a/b; run it again with --debug for the stack"
            + " trace"
            + System.lineSeparator(),
        cli.err());
  }

  @ParameterizedTest
  @MethodSource("exceptions")
  void anExceptionBecomesAMessageAndACode(Exception exception, int code, String message) {
    Cli cli = Cli.plain();
    Errors errors = new Errors(cli.host().console(), () -> false);
    assertEquals(code, errors.handleExecutionException(exception, null, null));
    assertEquals("algoperf: error: " + message + System.lineSeparator(), cli.err());
  }
}
