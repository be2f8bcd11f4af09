package org.algoperf.harness.launch;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.algoperf.harness.HarnessException;

/** Times as Slurm writes them: minutes, M:S, H:M:S, D-H, D-H:M, D-H:M:S, or infinite. */
final class SlurmTime {

  private static final Pattern TEXT =
      Pattern.compile("(?:(\\d{1,6})-)?(\\d{1,9})(?::(\\d{1,2}))?(?::(\\d{1,2}))?");

  private SlurmTime() {}

  /**
   * Seconds; empty where there is no limit.
   *
   * @throws HarnessException of kind USAGE, for another text
   */
  static OptionalDouble parse(String text) {
    if (text.toLowerCase(Locale.ROOT).matches("infinite|unlimited|n/a")) {
      return OptionalDouble.empty();
    }
    Matcher time = TEXT.matcher(text.strip());
    if (!time.matches()) {
      throw HarnessException.usage(
          "expected a time such as 90, 1:30:00 or 2-12:00:00, found '%s'", text);
    }
    double first = number(time, 2);
    double second = number(time, 3);
    double third = number(time, 4);
    if (time.group(1) != null) {
      return OptionalDouble.of(86400 * number(time, 1) + 3600 * first + 60 * second + third);
    }
    return OptionalDouble.of(
        time.group(4) != null ? 3600 * first + 60 * second + third : 60 * first + second);
  }

  /** A limit in whole minutes, at least so many seconds. */
  static String minutes(double seconds) {
    return Long.toString((long) Math.ceil(seconds / 60));
  }

  private static double number(Matcher time, int group) {
    return time.group(group) == null ? 0 : Double.parseDouble(time.group(group));
  }
}
