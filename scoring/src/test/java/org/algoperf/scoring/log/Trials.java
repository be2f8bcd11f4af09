package org.algoperf.scoring.log;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Trials made up for tests. */
public final class Trials {

  private Trials() {}

  /** A loss to be minimised to 0.2 within 100 seconds. */
  public static TrialMetadata metadata(TrialKey key) {
    return new TrialMetadata(
        TrialMetadata.SCHEMA_VERSION,
        key,
        new TrialMetadata.WorkloadInfo(
            "loss",
            Direction.MINIMIZE,
            0.2,
            OptionalDouble.empty(),
            100.0,
            1000,
            64,
            10,
            12345,
            0.05,
            OptionalDouble.empty()),
        new TrialMetadata.DataInfo("digits", "generated", "00ff"),
        new TrialMetadata.ProtocolInfo("external", 1, 5, 5, 1.0, "steps", "validation", false),
        new TrialMetadata.SubmissionInfo("built-in", Optional.empty(), 8.0),
        7,
        new TrialMetadata.MachineInfo("host", "Linux 6", "amd64", "A Processor", 2, 2),
        new TrialMetadata.SoftwareInfo("0.1", "unknown", "17", "0.35.1", "2.7.1", "plain", 1));
  }

  /** A row whose other numbers follow from the three. */
  public static Evaluation row(long step, double time, double loss) {
    return new Evaluation(
        step,
        time,
        time - 0.125,
        time - 0.0625,
        0.5,
        0.25,
        time + 0.75,
        64 * step,
        step,
        0,
        new TreeMap<>(Map.of("validation/loss", loss)));
  }
}
