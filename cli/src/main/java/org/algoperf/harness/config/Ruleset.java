package org.algoperf.harness.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.OptionalDouble;
import org.algoperf.harness.HarnessException;
import org.algoperf.scoring.log.Direction;

/**
 * The rules of a tuning track: one file of {@code configs/rulesets}.
 *
 * @param name as in the file's name
 * @param version of the rules; results under different versions are not comparable
 * @param description one line for a list
 * @param tuned whether trials draw points from the search space, or all take the default point
 * @param trials in a study
 * @param studies in a run
 * @param budgetFactor by which a workload's budget is multiplied
 * @param targetSlack by which share of its value a target is eased, so that more points reach it;
 *     absent for the targets of the benchmark
 */
public record Ruleset(
    String name,
    int version,
    String description,
    boolean tuned,
    int trials,
    int studies,
    double budgetFactor,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) OptionalDouble targetSlack) {

  public Ruleset {
    if (!(targetSlack.orElse(0) >= 0 && targetSlack.orElse(0) < 1)) {
      throw HarnessException.usage(
          "ruleset %s: expected a target_slack of 0 to 1 of the target, found %s",
          name, targetSlack.getAsDouble());
    }
    if (version < 1 || trials < 1 || studies < 1 || !(budgetFactor > 0)) {
      throw HarnessException.usage(
          "ruleset %s: version, trials, studies and budget_factor must be positive,"
              + " found %d, %d, %d, %s",
          name, version, trials, studies, budgetFactor);
    }
  }

  /** Rules with the targets of the benchmark. */
  public Ruleset(
      String name,
      int version,
      String description,
      boolean tuned,
      int trials,
      int studies,
      double budgetFactor) {
    this(name, version, description, tuned, trials, studies, budgetFactor, OptionalDouble.empty());
  }

  /** These rules with other numbers of trials and studies. */
  public Ruleset sized(int otherTrials, int otherStudies) {
    return new Ruleset(
        name, version, description, tuned, otherTrials, otherStudies, budgetFactor, targetSlack);
  }

  /** A target as these rules have it: nearer to where training begins. */
  public double eased(double target, Direction direction) {
    double slack = targetSlack.orElse(0) * Math.abs(target);
    return direction == Direction.MINIMIZE ? target + slack : target - slack;
  }

  /** The ruleset of that name; {@code self-tuning} and {@code self_tuning} are the same. */
  public static Ruleset named(String name) {
    return ConfigFiles.installed().ruleset(name);
  }

  /** All rulesets, by name. */
  public static List<Ruleset> all() {
    ConfigFiles files = ConfigFiles.installed();
    return files.rulesetNames().stream().map(files::ruleset).toList();
  }
}
