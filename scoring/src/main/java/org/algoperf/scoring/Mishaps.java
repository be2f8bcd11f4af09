package org.algoperf.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.algoperf.scoring.log.TrialLog;
import org.algoperf.scoring.log.TrialResult.Outcome;
import org.algoperf.scoring.log.TrialSet;

/**
 * Trials of one submission on one workload that came to no good end.
 *
 * @param submission its name
 * @param workload the workload
 * @param trials that were read
 * @param diverged of them: the metric or the loss was no longer a finite number
 * @param failed of them: the submission threw, or its worker died
 */
public record Mishaps(String submission, String workload, int trials, int diverged, int failed) {

  /** Of every submission on every scored workload where there are any. */
  static List<Mishaps> of(List<String> submissions, List<String> workloads, TrialSet logs) {
    List<Mishaps> mishaps = new ArrayList<>();
    for (String submission : submissions) {
      for (String workload : workloads) {
        List<TrialLog> trials =
            logs.trials().stream()
                .filter(t -> t.key().submission().equals(submission))
                .filter(t -> t.key().workload().equals(workload))
                .toList();
        int diverged = count(trials, Outcome.DIVERGED);
        int failed = count(trials, Outcome.FAILED);
        if (diverged + failed > 0) {
          mishaps.add(new Mishaps(submission, workload, trials.size(), diverged, failed));
        }
      }
    }
    return mishaps;
  }

  private static int count(List<TrialLog> trials, Outcome outcome) {
    Predicate<TrialLog> ended = t -> t.result().filter(r -> r.outcome() == outcome).isPresent();
    return (int) trials.stream().filter(ended).count();
  }

  /** {@code 2 of 25 trials diverged, 1 failed}. */
  public String words() {
    String of = " of " + Counts.of(trials, "trial");
    return diverged == 0
        ? failed + of + " failed"
        : diverged + of + " diverged" + (failed == 0 ? "" : ", " + failed + " failed");
  }
}
