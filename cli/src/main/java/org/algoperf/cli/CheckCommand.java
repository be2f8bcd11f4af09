package org.algoperf.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.algoperf.scoring.Legible;
import org.algoperf.scoring.Wrap;
import org.algoperf.submissions.api.HyperparameterException;
import org.algoperf.submissions.contract.Clause;
import org.algoperf.submissions.contract.StepCost;
import org.algoperf.submissions.contract.Subject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "  algoperf check 'adam*' --format json"
    })
@Exits(with = ExitCodes.FAILED)
final class CheckCommand implements Callable<Integer> {

  private static final int COST_ROUNDS = 15;
  private static final String USABLE = "the default point makes a submission";

  private final Host host;

  @Parameters(
      paramLabel = "SUBMISSION",
      arity = "1..*",
      description = "Names, globs, or files as --submission takes them.")
  private List<String> given;

  @Mixin private FormatFlag format;

  CheckCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Candidates candidates = Candidates.of(host, given);
    List<Map<String, Object>> items = new ArrayList<>();
    for (String name : candidates.names()) {
      items.add(check(name, candidates.subject(name), candidates.files().points(name).place()));
    }
    if (!format.isTable()) {
      format.print(new Listing(items), host.console());
    }
    return items.stream().allMatch(item -> item.get("kept").equals(true))
        ? ExitCodes.OK
        : ExitCodes.FAILED;
  }

  /** Holds one submission to the contract, and tells of each clause as it goes. */
  private Map<String, Object> check(String name, Subject subject, String points) {
    tell("", name + " at " + words(subject.point()));
    Map<String, String> broken = new LinkedHashMap<>();
    unusable(subject).ifPresent(words -> broken.put(USABLE, words + "; see " + points));
    if (!broken.isEmpty()) {
      clause(USABLE, broken);
      return item(name, subject, broken, Optional.empty());
    }
    Deque<Clause> clauses = new ArrayDeque<>(List.of(Clause.values()));
    boolean sound = true;
    while (sound && !clauses.isEmpty()) {
      Clause clause = clauses.remove();
      clause.violation(subject).ifPresent(words -> broken.put(clause.title(), words));
      clause(clause.title(), broken);
      sound = !(clause.isFundamental() && broken.containsKey(clause.title()));
    }
    if (!clauses.isEmpty()) {
      tell(
          "  --    ",
          "%d further clauses are looked at when this is mended".formatted(clauses.size()));
    }
    Optional<StepCost> cost =
        broken.isEmpty()
            ? Optional.of(
                StepCost.measure(subject.submission(), host.clock()::wallNanos, COST_ROUNDS))
            : Optional.empty();
    cost.ifPresent(this::cost);
    return item(name, subject, broken, cost);
  }

  private void clause(String title, Map<String, String> broken) {
    tell(broken.containsKey(title) ? "  FAIL  " : "  ok    ", title);
    if (broken.containsKey(title)) {
      tell("        ", broken.get(title));
    }
  }

  private void cost(StepCost cost) {
    tell(
        "  cost  ",
        String.format(
            Locale.ROOT,
            "%.1f bytes of state per parameter; a step beside the gradient takes %.0f us"
                + " on 79510 parameters, %.1f times SGD's%s",
            cost.stateBytesPerParameter(),
            cost.stepMicros(),
            cost.relativeToSgd(),
            cost.remark()));
  }

  /** Prints text behind a label, and breaks it between words where a terminal is narrow. */
  private void tell(String label, String text) {
    if (format.isTable()) {
      int width = host.console().data().columns().orElse(Integer.MAX_VALUE);
      List<String> lines =
          text.lines()
              .flatMap(line -> Wrap.lines(line, " ".repeat(label.length()), width).stream())
              .collect(Collectors.toCollection(ArrayList::new));
      lines.set(0, label + lines.get(0).substring(label.length()));
      host.console().lines(lines);
    }
  }

  private static Map<String, Object> item(
      String name, Subject subject, Map<String, String> broken, Optional<StepCost> cost) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("name", name);
    item.put("point", subject.point());
    item.put("kept", broken.isEmpty());
    item.put("broken", broken);
    item.put("state_bytes_per_parameter", cost.map(StepCost::stateBytesPerParameter).orElse(null));
    item.put("us_per_step", cost.map(StepCost::stepMicros).orElse(null));
    item.put("step_cost", cost.map(StepCost::relativeToSgd).orElse(null));
    return item;
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
            .map(e -> e.getKey() + "=" + Legible.of(e.getValue()))
            .collect(Collectors.joining(" "));
  }
}
