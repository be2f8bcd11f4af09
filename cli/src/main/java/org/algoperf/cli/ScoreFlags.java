package org.algoperf.cli;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.algoperf.scoring.Clock;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.Rule;
import org.algoperf.scoring.ScoreRequest;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is to be scored and how: the flags that all commands on logs share. */
final class ScoreFlags {

  @Parameters(
      paramLabel = "DIR",
      arity = "1..*",
      description = "Log trees: directories that hold <submission>/study_<i>/<workload>/trial_<k>.")
  private List<Path> trees;

  @Option(
      names = {"--rule", "--compat"},
      paramLabel = "RULE",
      description = "exact (the default), or mlcommons for the official code's numbers.")
  private Rule rule = Rule.EXACT;

  @Option(
      names = "--tau-max",
      paramLabel = "R",
      description =
          "From which ratio to the fastest on a success is worth nothing (default:"
              + " ${DEFAULT-VALUE}).")
  private double tauMax = 4;

  @Mixin private ClockFlag clock;

  @Option(
      names = "--include",
      split = ",",
      paramLabel = "NAMES",
      description = "Score only these submissions.")
  private Set<String> include = new LinkedHashSet<>();

  @Option(
      names = "--exclude",
      split = ",",
      paramLabel = "NAMES",
      description = "Leave these submissions out.")
  private Set<String> exclude = new LinkedHashSet<>();

  @Option(
      names = "--targets",
      paramLabel = "FILE",
      description = "An official workload_targets.json; official logs need it, ours do not.")
  private Optional<Path> targets;

  @Option(
      names = "--strict",
      description = "Fail on damaged files, missing trials and missing studies.")
  private boolean strict;

  @Option(
      names = "--mix",
      description = "Score logs of different data, BLAS paths or rules together all the same.")
  private boolean mix;

  @Option(
      names = "--bootstrap",
      paramLabel = "N",
      description = "Resamples behind the intervals; 0 for none (default: ${DEFAULT-VALUE}).")
  private int resamples = ScoreRequest.RESAMPLES;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the bootstrap (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--reference",
      paramLabel = "NAME",
      description = "Show times relative to this submission, and their geometric mean.")
  private Optional<String> reference;

  /** The request that the flags describe. */
  ScoreRequest request() {
    Clock currency = clock.clock();
    return new ScoreRequest(
        trees, rule, tauMax, currency, include, exclude, targets, strict, mix, resamples, seed,
        reference);
  }

  /** Says on standard error what a reader of the leaderboard should know. */
  static void explain(Leaderboard board, Console console) {
    explain(board, notice -> true, console);
  }

  /** Says what was not said before. */
  static void explain(Leaderboard board, Predicate<String> isNew, Console console) {
    board.damages().forEach(damage -> console.note("damaged, left out: " + damage));
    board.notices().stream().filter(isNew).forEach(console::note);
  }
}
