package org.algoperf.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.algoperf.harness.HarnessException;
import org.algoperf.scoring.compare.Comparability;
import org.algoperf.scoring.compare.Comparer;
import org.algoperf.scoring.compare.NoiseFloor;
import org.algoperf.scoring.compare.Observed;
import org.algoperf.scoring.compare.ResultSet;
import org.algoperf.scoring.report.ComparisonReport;

/**
 * Chooses what is compared with what.
 *
 * @param comparer that compares
 * @param floor that it takes into account
 * @param submissions that are asked for; empty for all that can be compared
 */
record Comparisons(Comparer comparer, NoiseFloor floor, List<String> submissions) {

  static final int RESAMPLES = 2000;

  /** The reference of the workloads' budgets, and what others are compared through. */
  static final String BASELINE = "nadamw";

  /** Comparisons against a noise floor, of all submissions. */
  static Comparisons of(NoiseFloor floor) {
    return new Comparisons(new Comparer(floor, RESAMPLES, 1), floor, List.of());
  }

  /** Every submission of a set of results against a baseline in it. */
  ComparisonReport within(Observed observed, Optional<String> baseline) {
    ResultSet results = observed.results();
    String reference =
        baseline.orElseThrow(
            () ->
                HarnessException.usage(
                    "%s alone holds nothing to compare with: give two directories, or one of %s by"
                        + " --baseline",
                    results.name(), results.submissions()));
    List<String> others = asked(List.copyOf(results.submissions()), Optional.of(reference));
    return new ComparisonReport(
        reference,
        results.name(),
        results.clock(),
        floor,
        others.stream().map(s -> comparer.within(observed, s, reference)).toList(),
        Stream.concat(Comparability.notices(results, results).stream(), observed.notice().stream())
            .toList());
  }

  /** Every submission that two sets of results hold, through a baseline where that is needed. */
  ComparisonReport across(Observed before, Observed after, Optional<String> baseline) {
    ResultSet old = before.results();
    ResultSet now = after.results();
    List<String> both = Comparability.both(old, now);
    Optional<String> through =
        baseline.or(
            () ->
                Optional.of(BASELINE)
                    .filter(b -> !Comparability.sameMachine(old, now) && both.contains(b)));
    List<String> others = asked(both, through);
    return new ComparisonReport(
        old.name(),
        now.name(),
        now.clock(),
        floor,
        others.stream().map(s -> comparer.across(before, after, s, through)).toList(),
        notices(before, after));
  }

  private static List<String> notices(Observed old, Observed now) {
    return Stream.concat(
            Comparability.notices(old.results(), now.results()).stream(),
            Stream.of(old, now)
                .flatMap(o -> o.notice().map(n -> o.results().name() + ": " + n).stream()))
        .toList();
  }

  private List<String> asked(List<String> held, Optional<String> baseline) {
    if (!submissions.isEmpty()) {
      return submissions;
    }
    List<String> others = held.stream().filter(s -> !baseline.equals(Optional.of(s))).toList();
    if (others.isEmpty()) {
      throw HarnessException.usage(
          "there is no submission to compare%s: both sides hold %s",
          baseline.map(b -> " apart from the baseline " + b).orElse(""), held);
    }
    return others;
  }
}
