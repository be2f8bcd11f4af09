package org.algoperf.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.algoperf.scoring.log.EvaluationTable;
import org.algoperf.scoring.log.TrialFiles;
import org.algoperf.scoring.log.TrialKey;
import org.algoperf.scoring.log.TrialReader;

/**
 * What a trial had used before it was last resumed: the times of the last row that was logged
 * before, which is that of the checkpoint.
 *
 * @param trainingSec on the trial's clock
 * @param evaluationSec of evaluations
 */
record EarlierSessions(double trainingSec, double evaluationSec) {

  private static final EarlierSessions NONE = new EarlierSessions(0, 0);

  /** Of the trial whose log lies in a directory. */
  static EarlierSessions of(TrialKey trial, Path directory) throws IOException {
    int preemptions = 0;
    while (Files.exists(directory.resolve(TrialFiles.metadata(preemptions + 1)))) {
      preemptions++;
    }
    if (preemptions == 0) {
      return NONE;
    }
    EvaluationTable rows = TrialReader.read(trial, directory).evaluations();
    for (int row = rows.rows() - 1; row >= 0; row--) {
      if (rows.value(TrialFiles.PREEMPTION_COUNT, row) < preemptions) {
        return new EarlierSessions(
            rows.value(TrialFiles.SUBMISSION_TIME, row), rows.value(TrialFiles.EVAL_TIME, row));
      }
    }
    return NONE;
  }
}
