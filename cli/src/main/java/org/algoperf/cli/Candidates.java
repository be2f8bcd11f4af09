package org.algoperf.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.external.Externals;
import org.algoperf.submissions.contract.Subject;

/**
 * Submissions given by name or by file.
 *
 * @param names of the submissions
 * @param catalog that has them
 * @param externals those among them from outside the program
 */
record Candidates(List<String> names, Catalog catalog, Externals externals) {

  /**
   * Finds them. A name that the catalog lacks may be that of a file in the working directory, as
   * {@code algoperf new} writes it.
   *
   * @param given names, globs or files
   */
  static Candidates of(Host host, List<String> given) {
    List<Path> paths = new ArrayList<>();
    List<String> globs = new ArrayList<>();
    for (String text : given) {
      List<Path> found = files(host, text);
      paths.addAll(found);
      if (found.isEmpty()) {
        globs.add(text);
      }
    }
    Candidates external = of(host, Externals.load(paths));
    List<String> names = new ArrayList<>(external.names());
    names.addAll(
        Name.select(
            "submission",
            Name.ofFlag("SUBMISSION", globs),
            external.catalog().submissions().keySet()));
    return new Candidates(
        names.stream().distinct().toList(), external.catalog(), external.externals());
  }

  /** Those from outside the program. */
  static Candidates of(Host host, Externals externals) {
    return new Candidates(externals.names(), host.with(externals).catalog(), externals);
  }

  /** The files that have their points. */
  ConfigFiles files() {
    return ConfigFiles.installed().with(externals.points());
  }

  /** A candidate as the contract sees it. */
  Subject subject(String name) {
    return new Subject(
        catalog.submission(name).type(),
        files().point(name),
        files().searchSpace(name).corners(),
        externals.impure(name));
  }

  private static List<Path> files(Host host, String text) {
    if (text.toLowerCase(Locale.ROOT).matches(".*\\.(java|yaml|yml|jar)") || text.contains("/")) {
      return List.of(Path.of(text));
    }
    if (host.catalog().submissions().containsKey(text)) {
      return List.of();
    }
    return Stream.of(className(text) + ".java", text + ".yaml")
        .map(Path::of)
        .filter(Files::exists)
        .toList();
  }

  /** {@code my_optimizer} as a class is named: {@code MyOptimizer}. */
  static String className(String name) {
    return Arrays.stream(name.split("_"))
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }
}
