package org.algoperf.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.algoperf.submissions.api.HyperparameterException;
import org.algoperf.submissions.contract.Clause;
import org.algoperf.submissions.contract.StepCost;
import org.algoperf.submissions.contract.Subject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Holds submissions to the contract. */
@Command(
    name = "check",
    description =
        "Check that submissions keep the contract, explain what they break, and measure their"
            + " state and step cost. Exits with 1 when a clause is broken.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  algoperf check MyOptimizer.java",
      "  algoperf check my_optimizer          the same, in the directory of MyOptimizer.java",
      "  algoperf check 'adam*'"
    })
final class CheckCommand implements Callable<Integer> {

  private static final int BROKEN = 1;
  private static final int COST_ROUNDS = 15;

  private final Host host;

  @Parameters(
      paramLabel = "SUBMISSION",
      arity = "1..*",
      description = "Names, globs, or files as --submission takes them.")
  private List<String> given;

  CheckCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Candidates candidates = Candidates.of(host, given);
    boolean kept = true;
    for (String name : candidates.names()) {
      kept &= check(name, candidates.subject(name));
    }
    host.console().out().flush();
    return kept ? ExitCodes.OK : BROKEN;
  }

  private boolean check(String name, Subject subject) {
    PrintWriter out = host.console().out();
    out.println(name + " at " + words(subject.point()));
    Optional<String> unusable = unusable(subject);
    if (unusable.isPresent()) {
      out.println("  FAIL  the default point makes a submission");
      out.println("        " + unusable.get());
      return false;
    }
    boolean kept = true;
    for (Clause clause : Clause.values()) {
      Optional<String> violation = clause.violation(subject);
      out.println((violation.isPresent() ? "  FAIL  " : "  ok    ") + clause.title());
      violation.ifPresent(words -> out.println("        " + words));
      kept &= violation.isEmpty();
      out.flush();
    }
    if (kept) {
      StepCost cost = StepCost.measure(subject.submission(), host.clock()::wallNanos, COST_ROUNDS);
      out.println(
          String.format(
              Locale.ROOT,
              "  cost  %.1f bytes of state per parameter; a step beside the gradient takes %.0f us"
                  + " on 79510 parameters, %.1f times SGD's",
              cost.stateBytesPerParameter(),
              cost.stepMicros(),
              cost.relativeToSgd()));
    }
    return kept;
  }

  private static Optional<String> unusable(Subject subject) {
    try {
      subject.submission();
      return Optional.empty();
    } catch (HyperparameterException e) {
      return Optional.of(e.getMessage());
    } catch (RuntimeException e) {
      return Optional.of("it threw " + (e.getCause() == null ? e : e.getCause()));
    }
  }

  private static String words(Map<String, Object> point) {
    return point.isEmpty()
        ? "its only point"
        : point.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(" "));
  }
}
