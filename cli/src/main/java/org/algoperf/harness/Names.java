package org.algoperf.harness;

import static org.algoperf.submissions.api.Names.distance;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of things, as people type them. */
public final class Names {

  private static final Pattern PLAIN = Pattern.compile("\\w[\\w.@-]*");

  private Names() {}

  /**
   * The names that match any of the globs, each once, in the order of the globs.
   *
   * @param what the names name, for the message: {@code workload}
   * @throws HarnessException when a glob matches nothing; the message suggests the nearest name
   */
  public static List<String> select(
      String what, Collection<String> globs, Collection<String> names) {
    Set<String> selected = new LinkedHashSet<>();
    for (String glob : globs) {
      List<String> matches = matches(what, glob, names);
      if (matches.isEmpty()) {
        throw unknown(what, glob, names);
      }
      selected.addAll(matches);
    }
    if (selected.isEmpty()) {
      throw HarnessException.usage("no %s was named; there are %s", what, String.join(", ", names));
    }
    return List.copyOf(selected);
  }

  /** The error for a name that does not exist, with a suggestion and the list of those that do. */
  public static HarnessException unknown(String what, String name, Collection<String> names) {
    return HarnessException.usage(
        "unknown %s '%s'%s; there are: %s",
        what,
        name,
        nearest(name, names).map(n -> ", did you mean '" + n + "'?").orElse(""),
        String.join(", ", names));
  }

  /** The name within a few edits of {@code name}, if any is. */
  public static Optional<String> nearest(String name, Collection<String> names) {
    String wanted = canonical(name);
    return names.stream()
        .min(Comparator.comparingInt(n -> distance(wanted, canonical(n))))
        .filter(n -> distance(wanted, canonical(n)) <= Math.max(2, wanted.length() / 3));
  }

  /** Lower case, with underscores for hyphens and spaces: how names are compared and kept. */
  public static String canonical(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
  }

  /**
   * Refuses a name from a file that could lead out of the directory of the logs.
   *
   * @throws HarnessException of kind USAGE
   */
  public static void requirePlain(String what, String name) {
    if (name == null || !PLAIN.matcher(name).matches()) {
      throw HarnessException.usage(
          "expected the name of a %s of letters, digits and underscores, found '%s'", what, name);
    }
  }

  private static List<String> matches(String what, String glob, Collection<String> names) {
    PathMatcher matcher;
    try {
      matcher = FileSystems.getDefault().getPathMatcher("glob:" + canonical(glob));
    } catch (IllegalArgumentException e) {
      throw new HarnessException(
          ErrorKind.USAGE,
          "malformed %s pattern '%s': %s".formatted(what, glob, e.getMessage()),
          e);
    }
    List<String> matches = new ArrayList<>();
    for (String name : names) {
      if (matcher.matches(Path.of(name))) {
        matches.add(name);
      }
    }
    return matches;
  }
}
