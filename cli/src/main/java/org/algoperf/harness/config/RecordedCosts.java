package org.algoperf.harness.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.Formats;
import org.algoperf.harness.HarnessException;

/**
 * What submissions cost at their default points, measured once: {@code configs/costs.yaml}.
 *
 * @param date of the measurement
 * @param machine and versions of the measurement
 * @param submissions by name
 */
public record RecordedCosts(String date, String machine, SortedMap<String, Cost> submissions) {

  /** The file's name in {@code configs/}. */
  public static final String FILE = "costs.yaml";

  private static final String HEADER =
      """
      # What submissions cost on the 79,510 parameters of a network of 784-100-10 units, at their
      # default points. Written by `algoperf list submissions --measure --write`.
      """;

  public RecordedCosts {
    submissions = Collections.unmodifiableSortedMap(new TreeMap<>(submissions));
  }

  /**
   * What one submission costs, rounded to tenths.
   *
   * @param stateBytesPerParameter of registered state, in float32
   * @param stepCost the time of a step beside its gradient in that of SGD
   */
  public record Cost(double stateBytesPerParameter, double stepCost) {

    /** Rounds both. */
    public Cost {
      stateBytesPerParameter = tenths(stateBytesPerParameter);
      stepCost = tenths(stepCost);
    }

    private static double tenths(double value) {
      return Math.round(10 * value) / 10.;
    }
  }

  /** Reads the file of a directory. */
  static RecordedCosts read(Path directory) {
    return ConfigFiles.read(directory.resolve(FILE), RecordedCosts.class);
  }

  /** Writes the file of a directory, and returns it. */
  Path write(Path directory) {
    Path file = directory.resolve(FILE);
    try {
      return Files.writeString(file, HEADER + Formats.yaml().writeValueAsString(this));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      throw new HarnessException(ErrorKind.OUTPUT, "cannot write %s: %s".formatted(file, e), e);
    }
  }

  /** What a submission costs, if it was measured. */
  public Optional<Cost> of(String submission) {
    return Optional.ofNullable(submissions.get(submission));
  }
}
