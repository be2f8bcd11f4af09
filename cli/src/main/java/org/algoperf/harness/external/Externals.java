package org.algoperf.harness.external;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.ExternalSource;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.Offer;
import org.algoperf.harness.config.SubmissionPoints;

/** The submissions from outside the program that a command was given. */
public final class Externals {

  private final Map<ExternalSource, Path> places;
  private final SortedMap<String, ExternalSubmission> byName;
  private final Optional<Path> run;

  private Externals(
      Map<ExternalSource, Path> places,
      SortedMap<String, ExternalSubmission> submissions,
      Optional<Path> run) {
    this.places = Collections.unmodifiableMap(places);
    this.byName = submissions;
    this.run = run;
  }

  /** No files. */
  public static Externals none() {
    return of(Map.of(), Optional.empty());
  }

  /**
   * Reads files, by their endings: {@code .java}, {@code .jar}, {@code .yaml} or {@code .yml}.
   *
   * @throws HarnessException of kind USAGE, for a file that is missing, does not compile or holds
   *     no submission, and for two submissions of one name
   */
  public static Externals load(List<Path> files) {
    Map<ExternalSource, Path> places = new LinkedHashMap<>();
    for (Path file : files) {
      ExternalSource source = identify(file);
      places.put(source, source.path());
    }
    return of(places, Optional.empty());
  }

  /**
   * Reads files that must be as they were, or their copies.
   *
   * @param run the directory in which {@link #keep} has left copies, which come first
   * @throws HarnessException of kind USAGE, for a file that has changed and of which there is none
   */
  public static Externals reload(Collection<ExternalSource> before, Optional<Path> run) {
    Map<ExternalSource, Path> places = new LinkedHashMap<>();
    for (ExternalSource source : before) {
      places.put(
          source,
          run.flatMap(directory -> new KeptSources(directory).find(source))
              .orElseGet(() -> unchanged(source)));
    }
    return of(places, run);
  }

  private static Externals of(Map<ExternalSource, Path> places, Optional<Path> run) {
    SortedMap<String, ExternalSubmission> byName = new TreeMap<>();
    places.forEach(
        (source, place) -> parse(source, place).forEach(submission -> add(byName, submission)));
    return new Externals(places, byName, run);
  }

  private static Path unchanged(ExternalSource source) {
    ExternalSource now = identify(source.path());
    if (!now.equals(source)) {
      throw HarnessException.usage(
          "%s has changed since the run began: sha256 was %s, is %s; restore it, or begin a new"
              + " run in another --out",
          source.path(), source.sha256(), now.sha256());
    }
    return source.path();
  }

  /** The copy of a file as it was when a run began, if {@link #keep} has left it there. */
  public static Optional<Path> kept(Path run, ExternalSource source) {
    return new KeptSources(run).find(source);
  }

  /** These files in a run, where worker processes find the copies. */
  public Externals in(Path directory) {
    return new Externals(places, byName, Optional.of(directory.toAbsolutePath()));
  }

  /** Copies each file, with its default point and search space, to the directory of its run. */
  public void keep() {
    KeptSources kept = new KeptSources(run.orElseThrow());
    places.forEach(
        (source, place) ->
            kept.keep(
                source,
                place,
                byName.values().stream()
                    .filter(s -> s.offer().source().equals(Optional.of(source)))
                    .flatMap(s -> s.points().files().stream())
                    .toList()));
  }

  /** The directory of the run, once it has one. */
  Optional<Path> run() {
    return run;
  }

  /** The files, each once. */
  public List<ExternalSource> sources() {
    return List.copyOf(places.keySet());
  }

  /** The names of the submissions, sorted. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** Default points and search spaces by name. */
  public Map<String, SubmissionPoints> points() {
    Map<String, SubmissionPoints> points = new TreeMap<>();
    byName.forEach((name, submission) -> points.put(name, submission.points()));
    return points;
  }

  /**
   * Calls in a submission's source by which runs may differ, each with its place; none for one that
   * is not from outside.
   */
  public List<String> impure(String name) {
    ExternalSubmission submission = byName.get(name);
    return submission == null ? List.of() : submission.impure();
  }

  /**
   * A catalog with these submissions, too.
   *
   * @throws HarnessException of kind USAGE, when the catalog has one of the names already
   */
  public Catalog joined(Catalog catalog) {
    SortedMap<String, Offer> all = new TreeMap<>(catalog.submissions());
    byName.forEach(
        (name, submission) -> {
          if (all.put(name, submission.offer()) != null) {
            throw HarnessException.usage(
                "%s: the name '%s' is taken by a built-in submission; choose another",
                place(submission), name);
          }
        });
    return new Catalog(catalog.workloads(), all);
  }

  private static void add(
      SortedMap<String, ExternalSubmission> byName, ExternalSubmission submission) {
    ExternalSubmission other = byName.put(submission.name(), submission);
    if (other != null) {
      throw HarnessException.usage(
          "two submissions are named '%s', in %s and in %s; rename one",
          submission.name(), place(other), place(submission));
    }
  }

  private static Path place(ExternalSubmission submission) {
    return submission.offer().source().orElseThrow().path();
  }

  private static List<ExternalSubmission> parse(ExternalSource source, Path place) {
    String name = source.path().getFileName().toString();
    byte[] bytes = read(place);
    return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
      case "java" -> List.of(JavaFile.read(source, place, bytes));
      case "jar" -> PluginJar.read(source, place, bytes);
      case "yaml", "yml" -> List.of(ChainFile.read(source, bytes));
      default ->
          throw HarnessException.usage(
              "%s: expected a file that ends in .java, .yaml or .jar; the names of built-in submissions"
                  + " go to --submissions",
              name);
    };
  }

  /** A file as it is now. */
  static ExternalSource identify(Path file) {
    return ExternalSource.of(file, read(file));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      String what = Files.exists(file) ? "cannot be read: " + e.getMessage() : "does not exist";
      throw new HarnessException(ErrorKind.USAGE, "submission " + file + " " + what, e);
    }
  }
}
