package org.algoperf.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.algoperf.harness.ErrorKind;

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

  private static String code(int value) {
    return Integer.toString(value);
  }
}
