package org.algoperf.submissions.contract;

import java.util.Locale;
import java.util.Optional;

/** One thing that every submission must do. */
public enum Clause {
  /** The search space fits the hyperparameters. */
  SEARCH_SPACE("every point of the search space makes a submission"),
  /** Rules return what a chain can go on with. */
  UPDATES("updates are finite, of the parameters' shape and type"),
  /** Neither chance nor time takes part. */
  REPEATS("two runs are the same, bit for bit"),
  /** Arrays keep their shapes. */
  SHAPES("evalView is of the parameters' shape and type"),
  /** Steps do something. */
  MOVES("the first step moves the parameters"),
  /** Nothing is shared. */
  INDEPENDENT("two instances are independent"),
  /** Evaluation only looks. */
  EVAL_VIEW("evalView does not disturb training"),
  /** State is registered at the start. */
  MEMORY("memory does not grow from step to step"),
  /** State is there to be changed. */
  WRITES("state does not stay 0"),
  /** All state is registered. */
  RESUMES("a training that is resumed from its state continues bit for bit"),
  /** No division by a vanishing gradient. */
  ZERO_GRADIENT("it stays finite where the gradient is zero"),
  /** It optimizes. */
  QUADRATIC("it approaches the minimum of a quadratic");

  private final String title;

  Clause(String title) {
    this.title = title;
  }

  /** What is demanded, in words. */
  public String title() {
    return title;
  }

  /** Whether the clauses after it say nothing when this one is broken. */
  public boolean isFundamental() {
    return this == UPDATES || this == REPEATS;
  }

  /** How the clause is broken, and what to do; empty when it is kept. */
  public Optional<String> violation(Subject subject) {
    try {
      return check(subject);
    } catch (BrokenUpdateException e) {
      return Optional.of(e.getMessage());
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return Optional.of(Thrown.describe(e));
    }
  }

  private Optional<String> check(Subject subject) {
    return switch (this) {
      case SEARCH_SPACE -> StateChecks.searchSpace(subject);
      case UPDATES -> StepChecks.updates(subject);
      case REPEATS -> StateChecks.repeats(subject);
      case SHAPES -> StepChecks.shapes(subject);
      case MOVES -> StepChecks.moves(subject);
      case INDEPENDENT -> StateChecks.independent(subject);
      case EVAL_VIEW -> StateChecks.evalView(subject);
      case MEMORY -> StateChecks.memory(subject);
      case WRITES -> StateChecks.writes(subject);
      case RESUMES -> StateChecks.resumes(subject);
      case ZERO_GRADIENT -> StepChecks.zeroGradient(subject);
      case QUADRATIC -> StepChecks.quadratic(subject);
    };
  }

  /** The words where a clause is not kept. */
  static Optional<String> unless(boolean kept, String violation, Object... values) {
    return kept ? Optional.empty() : Optional.of(String.format(Locale.ROOT, violation, values));
  }
}
