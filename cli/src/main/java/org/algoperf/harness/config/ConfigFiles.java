package org.algoperf.harness.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.Formats;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.Labels;
import org.algoperf.harness.Names;

/** The files under {@code configs/}, read and checked. */
public final class ConfigFiles {

  /** The system property that names the directory in which {@code configs/} lies. */
  public static final String HOME_PROPERTY = "algoperf.home";

  private final Path directory;
  private final Map<String, SubmissionPoints> elsewhere;

  private ConfigFiles(Path directory, Map<String, SubmissionPoints> elsewhere) {
    this.directory = directory;
    this.elsewhere = Map.copyOf(elsewhere);
  }

  /** The files of a directory that is laid out as {@code configs/} is. */
  public static ConfigFiles in(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw HarnessException.usage(
          "no configuration in %s: there is no such directory; set -D%s to where algoperf lies",
          directory, HOME_PROPERTY);
    }
    return new ConfigFiles(directory, Map.of());
  }

  /** The files that came with the program. */
  public static ConfigFiles installed() {
    return in(Path.of(System.getProperty(HOME_PROPERTY, ".")).resolve("configs"));
  }

  /** These files, and submissions by name whose points are elsewhere. */
  public ConfigFiles with(Map<String, SubmissionPoints> points) {
    return new ConfigFiles(directory, points);
  }

  /** The names of all rulesets, sorted. */
  public List<String> rulesetNames() {
    return names("rulesets");
  }

  /** A ruleset; the error for an unknown name suggests the nearest. */
  public Ruleset ruleset(String name) {
    String file = Names.canonical(name);
    if (!rulesetNames().contains(file)) {
      throw Names.unknown("ruleset", name, rulesetNames());
    }
    Path path = directory.resolve("rulesets").resolve(file + ".yaml");
    Ruleset ruleset = read(path, Ruleset.class);
    if (!ruleset.name().equals(file)) {
      throw HarnessException.usage(
          "%s: expected name '%s', as the file, found '%s'", path, file, ruleset.name());
    }
    return ruleset;
  }

  /** The file of a workload's configuration. */
  public Path workloadPath(String name) {
    return directory.resolve("workloads").resolve(name + ".yaml");
  }

  /** A workload's configuration. */
  public WorkloadConfig workload(String name) {
    return read(workloadPath(name), WorkloadConfig.class);
  }

  /** A submission's tuning search space. */
  public SearchSpace searchSpace(String submission) {
    return points(submission).searchSpace();
  }

  /** A submission's default point, which self-tuning trials and calibrations take. */
  public Map<String, Object> point(String submission) {
    return points(submission).point();
  }

  /** Where a submission's default point and search space are found, whatever its label. */
  public SubmissionPoints points(String submission) {
    SubmissionPoints found = elsewhere.get(Labels.submission(submission));
    return found == null ? new PointFiles(submissionDirectory(submission), "") : found;
  }

  /** The directory of a built-in submission's search space and default point. */
  public Path submissionDirectory(String submission) {
    return directory.resolve("submissions").resolve(Labels.submission(submission));
  }

  /** What submissions cost, as it was recorded. */
  public RecordedCosts costs() {
    return RecordedCosts.read(directory);
  }

  /** Records what submissions cost; returns the file. */
  public Path record(RecordedCosts costs) {
    return costs.write(directory);
  }

  private List<String> names(String kind) {
    try (Stream<Path> files = Files.list(directory.resolve(kind))) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".yaml"))
          .map(f -> f.substring(0, f.length() - ".yaml".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unreadable(directory.resolve(kind), e);
    }
  }

  /** Reads a YAML file into a record; every mistake is an error that names the file. */
  public static <T> T read(Path file, Class<T> type) {
    return read(file, type, Formats.yaml());
  }

  static <T> T read(Path file, Class<T> type, ObjectMapper mapper) {
    try {
      return Formats.read(mapper, file.toString(), Files.readString(file), type);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static HarnessException unreadable(Path file, IOException e) {
    String what = Files.exists(file) ? "cannot be read: " + e.getMessage() : "does not exist";
    return new HarnessException(ErrorKind.USAGE, file + " " + what, e);
  }
}
