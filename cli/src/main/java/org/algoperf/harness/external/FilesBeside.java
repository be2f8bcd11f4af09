package org.algoperf.harness.external;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.PointFiles;
import org.algoperf.harness.config.SearchSpace;
import org.algoperf.harness.config.SubmissionPoints;

/**
 * The default point and search space beside a source: {@code my_optimizer.point.json} and {@code
 * my_optimizer.tuning_search_space.json}, or {@code point.json} and {@code
 * tuning_search_space.json} in a directory {@code my_optimizer}. They are looked for when they are
 * needed: a self-tuning ruleset needs no search space.
 *
 * @param directory of the source
 * @param name of the submission
 * @param hyperparameters that the files speak of
 */
record FilesBeside(Path directory, String name, List<String> hyperparameters)
    implements SubmissionPoints {

  FilesBeside {
    hyperparameters = List.copyOf(hyperparameters);
  }

  @Override
  public Map<String, Object> point() {
    return where(PointFiles.POINT, "default point", "0.1").point();
  }

  @Override
  public SearchSpace searchSpace() {
    String range = "{\"min\": 0.01, \"max\": 1, \"scaling\": \"log\"}";
    return where(PointFiles.SEARCH_SPACE, "search space", range).searchSpace();
  }

  @Override
  public String place() {
    return directory.resolve(name) + ".*.json";
  }

  @Override
  public List<Path> files() {
    return Stream.of(PointFiles.POINT, PointFiles.SEARCH_SPACE)
        .flatMap(file -> Stream.of(Path.of(name + "." + file), Path.of(name, file)))
        .filter(file -> Files.exists(directory.resolve(file)))
        .toList();
  }

  private PointFiles where(String file, String what, String value) {
    PointFiles beside = new PointFiles(directory, name + ".");
    PointFiles within = new PointFiles(directory.resolve(name), "");
    Path first = directory.resolve(name + "." + file);
    Path second = directory.resolve(name).resolve(file);
    if (Files.exists(first) && Files.exists(second)) {
      throw HarnessException.usage(
          "%s has its %s twice, in %s and in %s; delete one", name, what, first, second);
    }
    if (!Files.exists(first) && !Files.exists(second)) {
      throw HarnessException.usage(
          "%s has no %s: expected %s or %s, with a value for each of %s: {\"%s\": %s}",
          name,
          what,
          first,
          second,
          hyperparameters,
          hyperparameters.isEmpty() ? "learning_rate" : hyperparameters.get(0),
          value);
    }
    return Files.exists(first) ? beside : within;
  }
}
