package org.algoperf.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.algoperf.harness.config.CheckpointInterval;
import org.algoperf.harness.config.EvalSchedule;
import org.algoperf.harness.config.StopRule;

/**
 * What flags or a YAML file say of a run; every key of the file is the flag of the same name.
 *
 * @param ruleset the ruleset's name
 * @param workloads globs
 * @param submissions globs
 * @param submission files of submissions from outside the program, which join the others
 * @param studies instead of the ruleset's
 * @param trials in a study, instead of the ruleset's
 * @param seed of the whole run
 * @param out the directory of the results
 * @param dataDir where the data must be
 * @param download whether the network may be tried for data
 * @param quick a smoke run
 * @param workers processes that run trials at the same time
 * @param stopRule which targets end a trial
 * @param evalSchedule when a trial is evaluated
 * @param checkpointEvery how often a trial is saved
 */
record RunSettings(
    Optional<Name> ruleset,
    Optional<List<Name>> workloads,
    Optional<List<Name>> submissions,
    Optional<List<Path>> submission,
    OptionalInt studies,
    OptionalInt trials,
    OptionalLong seed,
    Optional<Path> out,
    Optional<Path> dataDir,
    Optional<Boolean> download,
    Optional<Boolean> quick,
    OptionalInt workers,
    Optional<StopRule> stopRule,
    Optional<EvalSchedule> evalSchedule,
    Optional<CheckpointInterval> checkpointEvery) {

  /** These settings with other submissions of the catalog. */
  RunSettings withSubmissions(List<Name> others) {
    return new RunSettings(
        ruleset,
        workloads,
        Optional.of(others),
        submission,
        studies,
        trials,
        seed,
        out,
        dataDir,
        download,
        quick,
        workers,
        stopRule,
        evalSchedule,
        checkpointEvery);
  }

  /** These settings, and those of {@code other} where these say nothing. */
  RunSettings orElse(RunSettings other) {
    return new RunSettings(
        ruleset.or(other::ruleset),
        workloads.or(other::workloads),
        submissions.or(other::submissions),
        submission.or(other::submission),
        studies.isPresent() ? studies : other.studies,
        trials.isPresent() ? trials : other.trials,
        seed.isPresent() ? seed : other.seed,
        out.or(other::out),
        dataDir.or(other::dataDir),
        download.or(other::download),
        quick.or(other::quick),
        workers.isPresent() ? workers : other.workers,
        stopRule.or(other::stopRule),
        evalSchedule.or(other::evalSchedule),
        checkpointEvery.or(other::checkpointEvery));
  }
}
