package org.algoperf.harness.external;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.ExternalSource;
import org.algoperf.harness.Formats;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.Offer;
import org.algoperf.harness.config.SearchSpace;
import org.algoperf.harness.config.SearchSpace.Choice;
import org.algoperf.harness.config.SearchSpace.Dimension;
import org.algoperf.harness.config.SearchSpace.Dimensions;
import org.algoperf.harness.config.SubmissionPoints;
import org.algoperf.submissions.chain.ChainException;
import org.algoperf.submissions.chain.ChainType;

/**
 * A submission as a chain of built-in links in YAML.
 *
 * @param name of the submission
 * @param hyperparameters each with its {@code default}, and its range or choices as in a search
 *     space; a number alone is a default that is not tuned
 * @param chain links by name, with numbers and names of hyperparameters as arguments
 */
record ChainFile(String name, Map<String, JsonNode> hyperparameters, List<Object> chain) {

  private static final String DEFAULT = "default";

  /**
   * Reads the file, and builds the chain at its default point to see whether it can be.
   *
   * @throws HarnessException of kind USAGE
   */
  static ExternalSubmission read(ExternalSource source, byte[] bytes) {
    String file = source.path().getFileName().toString();
    String text = new String(bytes, StandardCharsets.UTF_8);
    ChainFile chain = Formats.read(Formats.yaml(), file, text, ChainFile.class);
    chain.requireComplete(file);
    Places places = Places.of(file, text);
    try {
      ChainType type =
          new ChainType(chain.name, List.copyOf(chain.hyperparameters.keySet()), chain.chain);
      Points points = chain.points(source.path(), places);
      type.at(points.point());
      Offer offer =
          new Offer(type, "chain in " + file, source.path().toString(), Optional.of(source));
      return new ExternalSubmission(chain.name, offer, points, List.of());
    } catch (IllegalArgumentException e) {
      throw new HarnessException(ErrorKind.USAGE, place(e, places) + ": " + e.getMessage(), e);
    }
  }

  private void requireComplete(String file) {
    if (name == null || !name.matches("[a-z][a-z0-9_]*")) {
      throw HarnessException.usage(
          "%s: expected a name of small letters, digits and underscores such as 'name: my_chain',"
              + " found %s",
          file, name);
    }
    if (hyperparameters == null || chain == null) {
      throw HarnessException.usage(
          "%s: the key '%s' is missing", file, chain == null ? "chain" : "hyperparameters");
    }
  }

  private static String place(IllegalArgumentException e, Places places) {
    List<String> path = new ArrayList<>(List.of("chain"));
    if (e.getCause() instanceof ChainException mistake) {
      path.addAll(mistake.path());
    }
    return places.of(path);
  }

  private Points points(Path path, Places places) {
    Map<String, Object> defaults = new LinkedHashMap<>();
    Map<String, Dimension> dimensions = new LinkedHashMap<>();
    hyperparameters.forEach(
        (key, node) -> {
          String place = places.of(List.of("hyperparameters", key));
          String where = "%s: hyperparameter '%s'".formatted(place, key);
          JsonNode standard = node.isObject() ? node.path(DEFAULT) : node;
          if (!standard.isNumber()) {
            throw HarnessException.usage(
                "%s: expected a number or '{default: 0.1, min: 0.01, max: 1, scaling: log}', found"
                    + " %s",
                where, node);
          }
          defaults.put(key, standard.numberValue());
          boolean fixed = !node.isObject() || node.size() == 1;
          dimensions.put(
              key,
              fixed
                  ? new Choice(List.of(standard.numberValue()))
                  : SearchSpace.dimension(where, ((ObjectNode) node).without(DEFAULT)));
        });
    return new Points(defaults, new Dimensions(dimensions), path.toString());
  }

  private record Points(Map<String, Object> point, SearchSpace searchSpace, String place)
      implements SubmissionPoints {}
}
