package org.algoperf.scoring.compare;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.algoperf.scoring.Counts;
import org.algoperf.scoring.Interval;

/**
 * Why a comparison shows what it shows, in a few words: what stands behind a verdict, and what is
 * in the way of one and would help.
 *
 * @param old how the old side is called: {@code before}, {@code by nadamw}
 * @param now how the new side is called: {@code now}, {@code by mine}
 */
record Reasons(String old, String now) {

  private static final String MORE = "more studies would tell";

  /** Why a workload's ratio is judged so. */
  String of(Ratio ratio) {
    return switch (ratio.judgement()) {
      case SLOWER, FASTER -> shown(ratio);
      case NO_DIFFERENCE_SHOWN -> silent(ratio);
      case INCONCLUSIVE -> open(ratio);
    };
  }

  /** Why the overall ratio is judged so, and which workloads it lacks. */
  String of(Ratio overall, Collection<Ratio> workloads) {
    List<Ratio> without = workloads.stream().filter(r -> Double.isNaN(r.ratio())).toList();
    if (without.size() == workloads.size()) {
      return "no workload has a ratio";
    }
    String why =
        overall.judgement() == Judgement.INCONCLUSIVE
            ? Double.isNaN(overall.ratio())
                ? "the target is reached on one side alone, and not always on the same one"
                : tooFewOverall(workloads)
            : of(overall);
    return without.isEmpty()
        ? why
        : why
            + without.stream()
                .map(Ratio::workload)
                .collect(Collectors.joining(", ", "; without ", ", which has no ratio"));
  }

  private static String tooFewOverall(Collection<Ratio> workloads) {
    String fewest =
        workloads.stream()
            .filter(
                r -> !Double.isNaN(r.ratio()) && r.tally().studies() < Contrasts.STUDIES_OVERALL)
            .map(r -> "%d on %s".formatted(r.tally().studies(), r.workload()))
            .collect(Collectors.joining(", "));
    return "too few studies to compare: %s%d on each workload and %d in all are needed"
        .formatted(
            fewest.isEmpty() ? "" : fewest + "; ", Contrasts.STUDIES_OVERALL, Contrasts.STUDIES);
  }

  private String shown(Ratio r) {
    return Double.isFinite(r.ratio()) && r.ratio() > 0
        ? "all of the interval is beyond the noise floor of " + percent(r.floor())
        : reached(r.tally());
  }

  private String silent(Ratio r) {
    Interval interval = r.interval();
    if (interval.low() == 0 || Double.isInfinite(interval.high())) {
      return reached(r.tally()) + "; " + MORE;
    }
    double low = 1 / (1 + r.floor());
    double high = 1 + r.floor();
    if (interval.low() >= low && interval.high() <= high) {
      return "less than the noise floor of %s apart".formatted(percent(r.floor()));
    }
    if (interval.low() > 1 || interval.high() < 1) {
      return "apart, but perhaps by no more than the noise floor of " + percent(r.floor());
    }
    return "wide interval: from %s to %s; %s, or a quieter machine"
        .formatted(way(interval.low()), way(interval.high()), MORE.replace("tell", "narrow it"));
  }

  private String open(Ratio r) {
    Tally t = r.tally();
    if (t.nobodyReached()) {
      return "target missed on both sides in %s; a longer budget, or hyperparameters that reach it"
          .formatted(t.newStudies() == 1 ? "the one study" : "all " + t.newStudies() + " studies");
    }
    if (t.studies() > 0 && Double.isNaN(r.ratio())) {
      return reached(t) + "; " + MORE;
    }
    StringBuilder why = new StringBuilder();
    why.append("%s to compare, %d are needed".formatted(count(t.studies()), Contrasts.STUDIES));
    if (t.bothMissed() > 0) {
      why.append("; %d missed on both sides".formatted(t.bothMissed()));
    }
    if (t.baselineMisses() > 0) {
      why.append("; %d have a baseline that missed".formatted(t.baselineMisses()));
    }
    boolean missed = t.bothMissed() + t.baselineMisses() > 0;
    return why.append(missed ? "; more studies, or a longer budget" : "; more studies").toString();
  }

  private static String count(int studies) {
    return studies == 0 ? "no study" : Counts.of(studies, "study");
  }

  private String reached(Tally t) {
    return "target reached in %d of %d studies %s, in %d of %d %s"
        .formatted(
            t.oldStudies() - t.oldMisses(),
            t.oldStudies(),
            old,
            t.newStudies() - t.newMisses(),
            t.newStudies(),
            now);
  }

  /** {@code 7.1 % faster}; in terms of the time, so that a ratio of 1.1 is 10 % slower. */
  private static String way(double ratio) {
    return ratio < 1 ? percent(1 - ratio) + " faster" : percent(ratio - 1) + " slower";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, share < 0.0995 ? "%.1f %%" : "%.0f %%", 100 * share);
  }
}
