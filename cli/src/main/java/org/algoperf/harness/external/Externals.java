package org.algoperf.harness.external;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  private final List<ExternalSource> sources;
  private final SortedMap<String, ExternalSubmission> byName;

  private Externals(
      List<ExternalSource> sources, SortedMap<String, ExternalSubmission> submissions) {
    this.sources = List.copyOf(sources);
    this.byName = submissions;
  }

  /** No files. */
  public static Externals none() {
    return new Externals(List.of(), new TreeMap<>());
  }

  /**
   * Reads files, by their endings: {@code .java}, {@code .jar}, {@code .yaml} or {@code .yml}.
   *
   * @throws HarnessException of kind USAGE, for a file that is missing, does not compile or holds
   *     no submission, and for two submissions of one name
   */
  public static Externals load(List<Path> files) {
    List<ExternalSource> sources = new ArrayList<>();
    SortedMap<String, ExternalSubmission> byName = new TreeMap<>();
    for (Path file : files) {
      byte[] bytes = read(file);
      ExternalSource source = ExternalSource.of(file, bytes);
      if (!sources.contains(source)) {
        sources.add(source);
        parse(source, bytes).forEach(submission -> add(byName, submission));
      }
    }
    return new Externals(sources, byName);
  }

  /**
   * Reads files that must be as they were.
   *
   * @throws HarnessException of kind USAGE, for a file that has changed
   */
  public static Externals reload(Collection<ExternalSource> before) {
    for (ExternalSource source : before) {
      ExternalSource now = ExternalSource.of(source.path(), read(source.path()));
      if (!now.equals(source)) {
        throw HarnessException.usage(
            "%s has changed since the run began: sha256 was %s, is %s; restore it, or begin a new"
                + " run in another --out",
            source.path(), source.sha256(), now.sha256());
      }
    }
    return load(before.stream().map(ExternalSource::path).toList());
  }

  /** The files, each once. */
  public List<ExternalSource> sources() {
    return sources;
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

  private static List<ExternalSubmission> parse(ExternalSource source, byte[] bytes) {
    String name = source.path().getFileName().toString();
    return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
      case "java" -> List.of(JavaFile.read(source, bytes));
      case "jar" -> PluginJar.read(source, bytes);
      case "yaml", "yml" -> List.of(ChainFile.read(source, bytes));
      default ->
          throw HarnessException.usage(
              "%s: expected a file that ends in .java, .yaml or .jar; the names of built-in submissions"
                  + " go to --submissions",
              name);
    };
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
