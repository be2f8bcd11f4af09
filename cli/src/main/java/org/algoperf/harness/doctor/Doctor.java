package org.algoperf.harness.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.algoperf.harness.doctor.Finding.Level;
import org.algoperf.harness.trial.Clock;
import org.algoperf.harness.worker.Cores;
import org.algoperf.workloads.data.DataSet;
import org.algoperf.workloads.spec.DataException;
import org.algoperf.workloads.spec.DataRequest;

/**
 * Examines the machine.
 *
 * @param files of the system
 * @param clock by which the noise is measured
 * @param data where to look for data sets
 * @param out where results are to be written
 */
public record Doctor(SystemFiles files, Clock clock, DataRequest data, Path out) {

  private static final double NOISE_SEC = 1;

  /** Looks at everything; takes about two seconds. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    int cores = Cores.defaultWorkers();
    findings.addAll(new MachineChecks(files, cores, Cores.canPin()).findings(out));
    findings.addAll(new SoftwareChecks(new Noise(clock, NOISE_SEC)).findings());
    for (DataSet set : DataSet.values()) {
      findings.add(data(set));
    }
    return findings;
  }

  private Finding data(DataSet set) {
    String check = "data: " + set.title();
    try {
      Optional<DataSet.Found> found = set.find(data);
      return found
          .map(
              f ->
                  Finding.ok(
                      check,
                      f.paths().get(0).getParent() + (f.published() ? "" : ", not as published")))
          .orElseGet(
              () ->
                  new Finding(
                      check,
                      Level.WARNING,
                      "not found; generated data takes its place",
                      "algoperf data prepare, or name its directory in $ALGOPERF_DATA"));
    } catch (DataException e) {
      return new Finding(check, Level.PROBLEM, e.getMessage(), "see `algoperf data list`");
    }
  }
}
