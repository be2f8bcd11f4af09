package org.algoperf.harness.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.algoperf.harness.HarnessException;

/**
 * How often a trial is saved: {@code 10min}, {@code 500steps}. A checkpoint is taken at the first
 * evaluation after so long.
 *
 * @param count of units, at least 1
 * @param unit of time, or steps
 */
public record CheckpointInterval(long count, Unit unit) {

  /** What is expected, in words. */
  public static final String EXPECTED = "a time or a number of steps, such as 10min or 500steps";

  private static final Pattern FORM = Pattern.compile("(\\d{1,15}) *([a-z]+)");

  /** What is counted. */
  public enum Unit {
    /** Steps of the trial. */
    STEPS("steps", 0),
    /** Wall time. */
    SECONDS("s", 1),
    /** Wall time. */
    MINUTES("min", 60),
    /** Wall time. */
    HOURS("h", 3600);

    private final String word;
    private final long seconds;

    Unit(String word, long seconds) {
      this.word = word;
      this.seconds = seconds;
    }
  }

  /** Checks the range. */
  public CheckpointInterval {
    if (count < 1) {
      throw HarnessException.usage("expected %s, found %d%s", EXPECTED, count, unit.word);
    }
  }

  /**
   * Reads {@code 90s}, {@code 10min}, {@code 2h} or {@code 500steps}.
   *
   * @throws HarnessException of kind USAGE, when it is something else
   */
  @JsonCreator
  public static CheckpointInterval parse(String text) {
    Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    Optional<Unit> unit =
        Arrays.stream(Unit.values())
            .filter(u -> form.matches() && u.word.equals(form.group(2)))
            .findFirst();
    if (unit.isEmpty()) {
      throw HarnessException.usage("expected %s, found '%s'", EXPECTED, text);
    }
    return new CheckpointInterval(Long.parseLong(form.group(1)), unit.get());
  }

  /** Whether it has passed, so many steps and seconds after the last checkpoint. */
  public boolean hasPassed(long steps, double seconds) {
    return unit == Unit.STEPS ? steps >= count : seconds >= (double) count * unit.seconds;
  }

  /** As it is {@linkplain #parse read}. */
  @Override
  @JsonValue
  public String toString() {
    return count + unit.word;
  }
}
