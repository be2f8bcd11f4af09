package org.algoperf.harness.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.algoperf.harness.HarnessException;

/**
 * A part of a plan, for one of several processes or machines. Blocks of trials (a study's trial on
 * a workload, by all submissions) stay together, so that a slow machine is slow for all submissions
 * alike; they are dealt out in turn, from one place further in each round, so that no shard gets
 * the same workload every time.
 *
 * @param number from 1
 * @param count of all shards
 */
public record Shard(int number, int count) {

  /** The only shard there is. */
  public static final Shard ALL = new Shard(1, 1);

  /** By this part of a round each begins later than the one before: far from all fractions. */
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private static final Pattern TEXT = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

  public Shard {
    if (number < 1 || number > count) {
      throw HarnessException.usage("a shard i/n needs 1 <= i <= n, found %d/%d", number, count);
    }
  }

  /**
   * Reads {@code 2/4}.
   *
   * @throws HarnessException of kind USAGE
   */
  public static Shard parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw HarnessException.usage("expected a shard such as 2/4, found '%s'", text);
    }
    return new Shard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
  }

  /** Whether it is the whole plan. */
  public boolean isAll() {
    return count == 1;
  }

  /** Its trials, in the plan's order. */
  public List<PlannedTrial> trials(RunPlan plan) {
    List<PlannedTrial> own = new ArrayList<>();
    PlannedTrial before = null;
    long turn = Math.max(1, Math.round(GOLDEN * count));
    long block = -1;
    for (PlannedTrial trial : plan.trials()) {
      block += before != null && sameBlock(before, trial) ? 0 : 1;
      before = trial;
      if ((block + turn * (block / count)) % count == number - 1) {
        own.add(trial);
      }
    }
    return own;
  }

  private static boolean sameBlock(PlannedTrial a, PlannedTrial b) {
    return a.study() == b.study() && a.trial() == b.trial() && a.workload().equals(b.workload());
  }

  @Override
  public String toString() {
    return number + "/" + count;
  }
}
