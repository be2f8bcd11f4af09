package org.algoperf.cli;

import java.util.List;
import java.util.Set;
import org.algoperf.scoring.compare.Comparison;
import org.algoperf.scoring.compare.Judgement;
import picocli.CommandLine.Option;

/** The flag that turns a judgement into an exit code. */
final class FailOn {

  @Option(
      names = "--fail-on",
      split = ",",
      paramLabel = "VERDICTS",
      description =
          "Exit with code 3 if any workload's or the overall verdict is one of these: slower,"
              + " inconclusive, faster, no_difference_shown.")
  private Set<Judgement> judgements = Set.of();

  /** The exit code for these comparisons. */
  int exitCode(List<Comparison> comparisons) {
    return comparisons.stream().anyMatch(c -> judgements.stream().anyMatch(c::shows))
        ? ExitCodes.VERDICT
        : ExitCodes.OK;
  }
}
