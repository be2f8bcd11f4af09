package org.algoperf.scoring.history;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.algoperf.scoring.Scoring;
import org.algoperf.scoring.compare.Comparability;
import org.algoperf.scoring.compare.Comparer;
import org.algoperf.scoring.compare.Comparison;
import org.algoperf.scoring.compare.NoiseFloor;
import org.algoperf.scoring.compare.ResultSet;
import org.algoperf.scoring.history.Trend.Point;

/** From nights to the trend of every submission. */
public final class Trends {

  private static final int RESAMPLES = 500;

  private final List<Night> nights;
  private final String baseline;
  private final Comparer comparer;
  private final Comparer pointOnly;

  /**
   * The trends of a history.
   *
   * @param nights by date
   * @param baseline through which nights are compared
   * @param floor that a change from night to night has to exceed
   */
  public Trends(List<Night> nights, String baseline, NoiseFloor floor) {
    this.nights = List.copyOf(nights);
    this.baseline = baseline;
    this.comparer = new Comparer(floor, RESAMPLES, 1);
    this.pointOnly = new Comparer(floor, 1, 1);
  }

  /** The trends of all submissions: those of the last night by rank, then former ones. */
  public List<Trend> all() {
    List<String> names = new ArrayList<>();
    if (!nights.isEmpty()) {
      nights.get(nights.size() - 1).standings().forEach(s -> names.add(s.submission()));
    }
    NavigableSet<String> former = new TreeSet<>();
    nights.forEach(n -> former.addAll(n.results().submissions()));
    names.forEach(former::remove);
    names.addAll(former);
    return names.stream().map(this::of).toList();
  }

  private Trend of(String submission) {
    List<Point> points = new ArrayList<>();
    Optional<Night> before = Optional.empty();
    for (Night night : nights) {
      if (night.results().submissions().contains(submission)) {
        points.add(point(submission, night, before));
        before = Optional.of(night);
      }
    }
    return new Trend(submission, points, changes(points));
  }

  private Point point(String submission, Night night, Optional<Night> before) {
    return new Point(
        night.date(),
        night.standing(submission).map(Night.Standing::score).orElse(Double.NaN),
        relative(night.results(), submission),
        medians(night.results(), submission),
        before.flatMap(b -> change(b.results(), night.results(), submission)));
  }

  private double relative(ResultSet results, String submission) {
    if (!results.submissions().contains(baseline)) {
      return Double.NaN;
    }
    double ratio = pointOnly.within(results, submission, baseline).overall().ratio();
    // Zero is a time relative to a miss: no time is that good.
    return ratio > 0 ? ratio : Double.NaN;
  }

  private static SortedMap<String, Double> medians(ResultSet results, String submission) {
    SortedMap<String, Double> medians = new TreeMap<>();
    results
        .times()
        .get(submission)
        .forEach(
            (workload, studies) ->
                medians.put(
                    workload,
                    Scoring.median(studies.values().stream().mapToDouble(t -> t).toArray())));
    return medians;
  }

  private Optional<Comparison> change(ResultSet old, ResultSet now, String submission) {
    Optional<String> through = Optional.of(baseline);
    return submission.equals(baseline) || Comparability.obstacle(old, now, through).isPresent()
        ? Optional.empty()
        : Optional.of(comparer.across(old, now, submission, through));
  }

  /** Of the logarithms of relative times; nights without one are passed over. */
  private static List<Integer> changes(List<Point> points) {
    List<Integer> known =
        IntStream.range(0, points.size())
            .filter(i -> points.get(i).relative() > 0 && Double.isFinite(points.get(i).relative()))
            .boxed()
            .toList();
    List<Double> series = known.stream().map(i -> Math.log(points.get(i).relative())).toList();
    return ChangePoints.of(series).stream().map(known::get).toList();
  }
}
