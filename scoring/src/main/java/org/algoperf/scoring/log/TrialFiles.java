package org.algoperf.scoring.log;

/** Names of the files of a trial, and of the columns in them. */
public final class TrialFiles {

  /** The sampled point. */
  public static final String HPARAMS = "hparams.json";

  /** The description of the trial. */
  public static final String METADATA = "meta_data_0.json";

  /** A row per evaluation. */
  public static final String EVALUATIONS = "eval_measurements.csv";

  /** A row per logged training step. */
  public static final String MEASUREMENTS = "measurements.csv";

  /** How the trial ended. */
  public static final String RESULT = "result.json";

  /** Digests of the other files, in the format of {@code sha256sum}. */
  public static final String CHECKSUMS = "SHA256SUMS";

  /** Where the trial can be resumed; gone when it has ended. */
  public static final String CHECKPOINT = "checkpoint";

  /** Wall seconds of the clocked parts. */
  public static final String SUBMISSION_TIME = "accumulated_submission_time";

  /** The same under the name that the official scorer reads. */
  public static final String SCORE = "score";

  /** Wall seconds of evaluations. */
  public static final String EVAL_TIME = "accumulated_eval_time";

  /** Wall seconds of logging. */
  public static final String LOGGING_TIME = "accumulated_logging_time";

  /** Wall seconds since the trial began. */
  public static final String TOTAL_DURATION = "total_duration";

  /** Steps taken. */
  public static final String GLOBAL_STEP = "global_step";

  /** How often the trial was resumed. */
  public static final String PREEMPTION_COUNT = "preemption_count";

  /** Processor seconds of the clocked parts. */
  public static final String CPU_TIME = "cpu_time";

  /** Wall seconds of the clocked parts by the median step of each segment. */
  public static final String ROBUST_TIME = "robust_time";

  /** Examples over which gradients were computed. */
  public static final String EXAMPLES = "examples";

  /** Gradients computed so far. */
  public static final String GRADIENT_EVALUATIONS = "gradient_evaluations";

  /** Training loss, in {@link #MEASUREMENTS}. */
  public static final String LOSS = "loss";

  private TrialFiles() {}

  /** The description of the trial as it was when it had been resumed so many times. */
  public static String metadata(int preemptions) {
    return "meta_data_" + preemptions + ".json";
  }
}
