package org.algoperf.cli;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.algoperf.harness.ErrorKind;
import picocli.CommandLine.Model.CommandSpec;

/** The exit codes of the program and of its launcher, and what they mean. */
final class ExitCodes {

  static final int OK = 0;
  static final int FAILED = 1;
  static final int VERDICT = 3;
  private static final int TERMINATED = 143;

  private ExitCodes() {}

  /** Code to meaning, in the order of {@code --help}. */
  static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    meanings.put(code(OK), "done");
    meanings.put(
        code(FAILED), "done, but some trials failed, which count as misses, or a check did");
    meanings.put(
        code(ErrorKind.USAGE.exitCode()),
        "unknown flag or name, malformed configuration or search space, value out of range");
    meanings.put(code(VERDICT), "a verdict is one of those that --fail-on names");
    meanings.put(code(ErrorKind.DATA.exitCode()), "data or logs missing or damaged");
    meanings.put(
        code(ErrorKind.OUTPUT.exitCode()), "the output directory cannot be written or is in use");
    meanings.put(
        code(ErrorKind.SCHEDULER.exitCode()),
        "the cluster's scheduler refused a job, lost one or does not answer");
    meanings.put("10", "no Java 17 or later (launcher)");
    meanings.put("11", "the build failed (launcher)");
    meanings.put(code(ErrorKind.INTERNAL.exitCode()), "a fault of algoperf itself");
    meanings.put(
        code(ErrorKind.INTERRUPTED.exitCode()),
        "interrupted; the same command with the same --out continues");
    meanings.put(code(TERMINATED), "ended by SIGTERM; continues in the same way");
    return meanings;
  }

  /** The same of those with which a command can end, as its {@link Exits} say. */
  static Map<String, String> meanings(CommandSpec command) {
    AnnotatedElement described =
        command.userObject() instanceof Method method ? method : command.userObject().getClass();
    Exits exits = described.getAnnotation(Exits.class);
    Set<String> codes = new HashSet<>(List.of(code(OK)));
    Stream.concat(
            Stream.of(ErrorKind.USAGE, ErrorKind.INTERNAL),
            Stream.of(exits == null ? new ErrorKind[0] : exits.on()))
        .forEach(kind -> codes.add(code(kind.exitCode())));
    IntStream.of(exits == null ? new int[0] : exits.with()).forEach(c -> codes.add(code(c)));
    if (codes.contains(code(ErrorKind.INTERRUPTED.exitCode()))) {
      codes.add(code(TERMINATED));
    }
    Map<String, String> meanings = meanings();
    meanings.keySet().retainAll(codes);
    return meanings;
  }

  private static String code(int value) {
    return Integer.toString(value);
  }
}
