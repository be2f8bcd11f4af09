package org.algoperf.scoring.history;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.algoperf.scoring.compare.Comparison;
import org.algoperf.scoring.compare.Judgement;

/**
 * A submission over the nights on which it ran.
 *
 * @param submission its name
 * @param points by night
 * @param changes places in {@code points} from which on its time relative to the baseline is on
 *     another level
 */
public record Trend(String submission, List<Point> points, List<Integer> changes) {

  /**
   * A night of a submission.
   *
   * @param date of the night
   * @param score on the leaderboard
   * @param relative geometric mean of its times relative to the baseline's; NaN where unknown, as
   *     where the baseline missed a target
   * @param medians median time to target by workload; infinite for a miss
   * @param change against the night before, through the baseline; empty on the first night, for the
   *     baseline itself, and where the two do not compare
   */
  public record Point(
      String date,
      double score,
      double relative,
      SortedMap<String, Double> medians,
      Optional<Comparison> change) {

    /** What the comparison with the night before shows overall or on any workload. */
    public Optional<Judgement> judgement() {
      return change.flatMap(
          c ->
              c.shows(Judgement.SLOWER)
                  ? Optional.of(Judgement.SLOWER)
                  : c.shows(Judgement.FASTER)
                      ? Optional.of(Judgement.FASTER)
                      : Optional.of(c.overall().judgement()));
    }
  }

  /** Copies the lists. */
  public Trend {
    points = List.copyOf(points);
    changes = List.copyOf(changes);
  }

  /** The last night. */
  public Point last() {
    return points.get(points.size() - 1);
  }
}
