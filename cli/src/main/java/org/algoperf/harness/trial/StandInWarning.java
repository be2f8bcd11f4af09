package org.algoperf.harness.trial;

import java.util.Map;
import java.util.Optional;
import org.algoperf.scoring.StandIns;
import org.algoperf.scoring.log.TrialMetadata.DataInfo;

/** The one line that a command says of generated data in the place of real data. */
public final class StandInWarning {

  private StandInWarning() {}

  /**
   * The line, with what to do about it.
   *
   * @param data of all workloads of the command, by name
   * @return empty where none is a stand-in
   */
  public static Optional<String> of(Map<String, DataInfo> data) {
    return StandIns.words(data)
        .map(
            words ->
                "warning: %s; 'algoperf data prepare' fetches the real data, --data-dir names it"
                    .formatted(words));
  }
}
