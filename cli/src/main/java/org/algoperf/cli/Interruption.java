package org.algoperf.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.launch.Shell;
import picocli.CommandLine;

/**
 * Ends a run in order when the process is told to end, and says how to go on with it. The virtual
 * machine itself then exits with 128 plus the signal's number: 130 for an interrupt.
 */
final class Interruption extends Thread {

  /** What can be stopped and continued. */
  interface Work {

    /** Does it, and returns the exit code. */
    int run();

    /** Ends it, from another thread, within 3 seconds. */
    void stop();

    /** Work in two parts. */
    static Work of(IntSupplier run, Runnable stop) {
      return new Work() {
        @Override
        public int run() {
          return run.getAsInt();
        }

        @Override
        public void stop() {
          stop.run();
        }
      };
    }
  }

  private final Console console;
  private final Work work;
  private final List<String> command;
  private volatile boolean begun;

  private Interruption(Console console, Work work, List<String> command) {
    super("interruption");
    this.console = console;
    this.work = work;
    this.command = List.copyOf(command);
  }

  @Override
  public void run() {
    begun = true;
    work.stop();
    console.err().println();
    console.note(
        "interrupted; finished trials are kept, and this continues: " + Shell.quoted(command));
  }

  /**
   * Does work that ends in order when the process is told to end.
   *
   * @param command that continues it, a word each
   * @return the work's exit code
   */
  static int guard(Console console, Work work, List<String> command) {
    Interruption hook = new Interruption(console, work, command);
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.run();
    } catch (HarnessException e) {
      if (e.kind() == ErrorKind.INTERRUPTED && hook.begun) {
        // The hook tells it, and the virtual machine exits without this code.
        return e.kind().exitCode();
      }
      throw e;
    } finally {
      hook.remove();
    }
  }

  private void remove() {
    try {
      Runtime.getRuntime().removeShutdownHook(this);
    } catch (IllegalStateException e) {
      // The hook is at work.
    }
  }

  /**
   * The command that was given, with its output directory named.
   *
   * @param line of the subcommand
   */
  static List<String> again(CommandLine line, Path out) {
    List<String> command = new ArrayList<>(List.of(Program.command()));
    command.addAll(line.getParent().getParseResult().originalArgs());
    if (!line.getParseResult().hasMatchedOption("--out")) {
      command.addAll(List.of("--out", out.toString()));
    }
    return command;
  }
}
