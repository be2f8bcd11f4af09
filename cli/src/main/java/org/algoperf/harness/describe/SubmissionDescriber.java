package org.algoperf.harness.describe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.algoperf.harness.ExternalSource;
import org.algoperf.harness.Offer;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.SearchSpace;
import org.algoperf.harness.config.SearchSpace.Choice;
import org.algoperf.harness.config.SearchSpace.Dimension;
import org.algoperf.harness.config.SearchSpace.Dimensions;
import org.algoperf.harness.config.SearchSpace.Linear;
import org.algoperf.harness.config.SearchSpace.Log;
import org.algoperf.harness.config.SearchSpace.Points;
import org.algoperf.harness.trial.Clock;
import org.algoperf.scoring.Legible;
import org.algoperf.submissions.api.Submission;
import org.algoperf.submissions.contract.StepCost;

/** Describes submissions: the comment above the record, its hyperparameters, and what it costs. */
public final class SubmissionDescriber {

  private static final int COST_ROUNDS = 9;

  private final ConfigFiles files;
  private final Clock clock;

  /** A describer that takes points from {@code files} and measures with {@code clock}. */
  public SubmissionDescriber(ConfigFiles files, Clock clock) {
    this.files = files;
    this.clock = clock;
  }

  /**
   * Describes a submission.
   *
   * @param measure whether its cost is measured, which takes a second
   */
  public Description describe(String name, Offer offer, boolean measure) {
    Submission submission = offer.at(files.point(name));
    Optional<String> source = source(submission.getClass(), offer);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(offer.source().isPresent() ? "file" : "paper", offer.reference());
    if (measure) {
      StepCost cost = StepCost.measure(submission, clock::wallNanos, COST_ROUNDS);
      facts.put(
          "state", "%s bytes per parameter".formatted(rounded(cost.stateBytesPerParameter())));
      facts.put(
          "step",
          "%s times SGD's, beside the gradient, on 79,510 parameters%s"
              .formatted(rounded(cost.relativeToSgd()), cost.remark()));
    }
    List<String> words =
        source
            .map(text -> Javadoc.paragraphs(text, submission.getClass().getSimpleName()))
            .orElse(List.of());
    return new Description(
        "submission", name, offer.summary(), words, facts, hyperparameters(name), source);
  }

  private static Optional<String> source(Class<?> type, Offer offer) {
    return Javadoc.source(type)
        .or(
            () ->
                offer
                    .source()
                    .map(ExternalSource::path)
                    .filter(SubmissionDescriber::isText)
                    .map(SubmissionDescriber::read));
  }

  private static boolean isText(Path file) {
    return !file.toString().toLowerCase(Locale.ROOT).endsWith(".jar");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Map<String, Object>> hyperparameters(String name) {
    SearchSpace space = files.searchSpace(name);
    List<Map<String, Object>> rows = new ArrayList<>();
    files
        .point(name)
        .forEach(
            (hyperparameter, value) -> {
              Map<String, Object> row = new LinkedHashMap<>();
              row.put("hyperparameter", hyperparameter);
              row.put("default", value);
              row.put("search_space", words(space, hyperparameter));
              rows.add(row);
            });
    return rows;
  }

  private static String words(SearchSpace space, String hyperparameter) {
    if (space instanceof Points list) {
      return list.points().stream()
          .map(point -> Legible.of(point.get(hyperparameter)))
          .distinct()
          .collect(Collectors.joining(", "));
    }
    Map<String, Dimension> dimensions = ((Dimensions) space).byName();
    if (dimensions.containsKey(hyperparameter)) {
      return words(dimensions.get(hyperparameter));
    }
    String complement = "one_minus_" + hyperparameter;
    return dimensions.containsKey(complement)
        ? "1 - (" + words(dimensions.get(complement)) + ")"
        : "";
  }

  private static String words(Dimension dimension) {
    if (dimension instanceof Linear range) {
      return "%s to %s".formatted(Legible.of(range.min()), Legible.of(range.max()));
    }
    if (dimension instanceof Log range) {
      return "%s to %s, log".formatted(Legible.of(range.min()), Legible.of(range.max()));
    }
    List<Object> values = ((Choice) dimension).values();
    return values.stream().map(Legible::of).collect(Collectors.joining(", "));
  }

  private static double rounded(double value) {
    return Math.round(10 * value) / 10.;
  }
}
