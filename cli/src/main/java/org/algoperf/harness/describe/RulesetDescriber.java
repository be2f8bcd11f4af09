package org.algoperf.harness.describe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.algoperf.harness.config.Ruleset;

/** Describes rulesets: the words come from their files. */
public final class RulesetDescriber {

  private RulesetDescriber() {}

  /** Describes a ruleset. */
  public static Description describe(Ruleset ruleset) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("version", ruleset.version());
    facts.put("studies", ruleset.studies());
    facts.put("trials", "%d in a study, of which the fastest counts".formatted(ruleset.trials()));
    facts.put(
        "hyperparameters",
        ruleset.tuned()
            ? "drawn from the submission's tuning search space, other ones in every study"
            : "the submission's default point in every trial");
    facts.put("score", "the median over studies");
    facts.put("budget_factor", ruleset.budgetFactor());
    ruleset.targetSlack().ifPresent(slack -> facts.put("target_slack", slack));
    return new Description(
        "ruleset",
        ruleset.name(),
        ruleset.description(),
        List.of(),
        facts,
        List.of(),
        Optional.empty());
  }
}
