package org.algoperf.scoring;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be scored, and how. Start from {@link #of} and change what differs with the {@code
 * with} methods.
 *
 * @param trees directories that hold submissions
 * @param rule by which
 * @param tauMax up to which ratio to the fastest
 * @param clock in which currency
 * @param include only these submissions; empty for all
 * @param exclude not these
 * @param targets an official targets file; logs that describe themselves need none
 * @param strict whether damage and gaps are fatal
 * @param mix whether logs of different data, BLAS paths or rules may be scored together
 * @param resamples of the bootstrap; 0 for none
 * @param seed of the bootstrap
 * @param reference the submission that speedups are relative to
 */
public record ScoreRequest(
    List<Path> trees,
    Rule rule,
    double tauMax,
    Clock clock,
    Set<String> include,
    Set<String> exclude,
    Optional<Path> targets,
    boolean strict,
    boolean mix,
    int resamples,
    long seed,
    Optional<String> reference) {

  /** Resamples where nothing else is asked for. */
  public static final int RESAMPLES = 1000;

  /** Copies the collections and checks the numbers. */
  public ScoreRequest {
    trees = List.copyOf(trees);
    include = Set.copyOf(include);
    exclude = Set.copyOf(exclude);
    if (trees.isEmpty()) {
      throw new ScoringException("expected at least one directory of logs");
    }
    if (resamples < 0) {
      throw new ScoringException("expected 0 or more resamples, found " + resamples);
    }
    new ScoreRule(rule, tauMax);
  }

  /** The exact rule with tau_max 4 on the wall clock over everything in the trees. */
  public static ScoreRequest of(List<Path> trees) {
    return new ScoreRequest(
        trees,
        Rule.EXACT,
        4,
        Clock.WALL,
        Set.of(),
        Set.of(),
        Optional.empty(),
        false,
        false,
        RESAMPLES,
        0,
        Optional.empty());
  }

  /** With another rule. */
  public ScoreRequest withRule(Rule other) {
    return new ScoreRequest(
        trees, other, tauMax, clock, include, exclude, targets, strict, mix, resamples, seed,
        reference);
  }

  /** On another clock. */
  public ScoreRequest withClock(Clock other) {
    return new ScoreRequest(
        trees, rule, tauMax, other, include, exclude, targets, strict, mix, resamples, seed,
        reference);
  }

  /** Of these submissions only, and without those. */
  public ScoreRequest withSubmissions(Set<String> included, Set<String> excluded) {
    return new ScoreRequest(
        trees, rule, tauMax, clock, included, excluded, targets, strict, mix, resamples, seed,
        reference);
  }

  /** With an official targets file. */
  public ScoreRequest withTargets(Path file) {
    return with(Optional.of(file), reference);
  }

  /** Strict or not, mixing or not. */
  public ScoreRequest withChecks(boolean beStrict, boolean mayMix) {
    return new ScoreRequest(
        trees, rule, tauMax, clock, include, exclude, targets, beStrict, mayMix, resamples, seed,
        reference);
  }

  /** With another bootstrap. */
  public ScoreRequest withBootstrap(int samples, long otherSeed) {
    return new ScoreRequest(
        trees, rule, tauMax, clock, include, exclude, targets, strict, mix, samples, otherSeed,
        reference);
  }

  /** With speedups relative to a submission. */
  public ScoreRequest withReference(String submission) {
    return with(targets, Optional.of(submission));
  }

  private ScoreRequest with(Optional<Path> file, Optional<String> relativeTo) {
    return new ScoreRequest(
        trees,
        rule,
        tauMax,
        clock,
        include,
        exclude,
        file,
        strict,
        mix,
        resamples,
        seed,
        relativeTo);
  }

  /** Whether a submission of that name is to be scored. */
  public boolean asksFor(String submission) {
    return (include.isEmpty() || include.contains(submission)) && !exclude.contains(submission);
  }
}
