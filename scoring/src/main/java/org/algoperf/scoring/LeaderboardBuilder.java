package org.algoperf.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.algoperf.scoring.log.TrialSet;

/** Computes every part of a leaderboard from the times of the studies. */
final class LeaderboardBuilder {

  /** What a verdict needs at least: with two studies a median is a mean of two numbers. */
  private static final int STUDIES_FOR_A_VERDICT = 3;

  private final ScoreRequest request;
  private final Evidence evidence;
  private final Targets targets;
  private final TrialSet logs;
  private final Provenance provenance;
  private final ScoreRule rule;
  private final Studies studies;
  private final TimeTable times;
  private final TimeTable ratios;
  private final double[] scores;
  private final int[] order;

  LeaderboardBuilder(ScoreRequest request, Evidence evidence) {
    this.request = request;
    this.evidence = evidence;
    this.targets = evidence.targets();
    this.logs = evidence.logs();
    this.provenance = evidence.provenance();
    this.rule = new ScoreRule(request.rule(), request.tauMax());
    this.studies = evidence.studies(request.clock(), request.rule());
    this.times = studies.medians(request.rule());
    this.ratios = rule.ratios(times, targets);
    this.scores = rule.scores(times.values(), ScoreRule.baseOf(targets));
    this.order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(s -> -scores[s]))
            .mapToInt(s -> s)
            .toArray();
  }

  Leaderboard build() {
    Optional<Bootstrap> bootstrap = bootstrap();
    List<String> notices = Notices.of(request, evidence, studies);
    return new Leaderboard(
        request,
        Arrays.stream(order).mapToObj(s -> row(s, bootstrap)).toList(),
        workloads(),
        times,
        ratios,
        ranked().stream().map(this::profile).toList(),
        Sensitivity.tauCurves(ranked(), times, targets, request.rule()),
        Sensitivity.leftOut(ranked(), times, targets, rule),
        bootstrap.map(this::verdicts).orElse(List.of()),
        request.reference().map(this::speedups).orElse(List.of()),
        Trials.winners(ranked(), targets, logs, studies),
        Mishaps.of(ranked(), targets.scored(), logs),
        studies.times(),
        Trials.curves(ranked(), targets, logs, studies, request.clock()),
        Measuring.of(ranked(), logs),
        provenance,
        RunRecord.of(request.trees(), logs.trials()),
        logs.damages(),
        notices);
  }

  private List<String> ranked() {
    return Arrays.stream(order).mapToObj(studies.submissions()::get).toList();
  }

  private int fewestStudies() {
    return studies.expected().values().stream().mapToInt(n -> n).min().orElse(0);
  }

  private Optional<Bootstrap> bootstrap() {
    return request.resamples() == 0 || fewestStudies() < 2
        ? Optional.empty()
        : Optional.of(Bootstrap.of(studies, rule, request.resamples(), request.seed()));
  }

  private ScoreRow row(int s, Optional<Bootstrap> bootstrap) {
    String submission = studies.submissions().get(s);
    List<StudyTime> mine =
        studies.times().stream()
            .filter(t -> t.submission().equals(submission) && targets.base().contains(t.workload()))
            .toList();
    return new ScoreRow(
        Sensitivity.rank(scores, s),
        submission,
        scores[s],
        bootstrap.map(b -> b.interval(s)),
        bootstrap.map(b -> Arrays.stream(b.ranks(s)).boxed().toList()).orElse(List.of()),
        otherScores()[s],
        (int) Arrays.stream(ratios.row(submission)).filter(Double::isFinite).count(),
        (int) mine.stream().filter(t -> t.best().isPresent()).count(),
        Math.max(mine.size(), studies.expected().get(submission) * targets.base().size()),
        mine.stream().mapToInt(StudyTime::hits).sum(),
        mine.stream().mapToInt(StudyTime::trials).sum());
  }

  private double[] other;

  private double[] otherScores() {
    if (other == null) {
      Rule otherRule = request.rule() == Rule.EXACT ? Rule.MLCOMMONS : Rule.EXACT;
      Studies theirs = Outcomes.studies(targets, logs, request.clock(), otherRule);
      other =
          new ScoreRule(otherRule, request.tauMax())
              .scores(theirs.medians(otherRule).values(), ScoreRule.baseOf(targets));
    }
    return other;
  }

  private List<WorkloadRow> workloads() {
    List<WorkloadRow> rows = new ArrayList<>();
    for (String workload : targets.scored()) {
      double best = times.best(workload);
      rows.add(
          new WorkloadRow(
              workload,
              targets.heldOut().contains(workload)
                  ? Optional.of(targets.baseOf(workload))
                  : Optional.empty(),
              StandIns.of(logs, workload),
              targets.targets().get(workload),
              best,
              times.submissions().stream()
                  .filter(s -> Double.isFinite(best) && times.get(s, workload) == best)
                  .findFirst()));
    }
    return rows;
  }

  private PerformanceProfile profile(String submission) {
    return new PerformanceProfile(
        submission, Arrays.stream(ratios.row(submission)).boxed().toList());
  }

  private List<Verdict> verdicts(Bootstrap bootstrap) {
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i + 1 < order.length; i++) {
      Interval difference = bootstrap.difference(order[i], order[i + 1]);
      verdicts.add(
          new Verdict(
              ranked().get(i),
              ranked().get(i + 1),
              difference,
              bootstrap.probabilityAbove(order[i], order[i + 1]),
              difference.low() > 0 && fewestStudies() >= STUDIES_FOR_A_VERDICT));
    }
    return verdicts;
  }

  private List<Speedup> speedups(String reference) {
    return Speedups.of(ranked(), times, targets, reference);
  }
}
