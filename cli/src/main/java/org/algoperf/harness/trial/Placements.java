package org.algoperf.harness.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.algoperf.harness.HarnessException;
import org.algoperf.scoring.log.Exclusivity;
import org.algoperf.scoring.log.Placement;

/** Where a process runs. */
public final class Placements {

  /** The environment variable by which whoever starts a process says whose its cores are. */
  public static final String VARIABLE = "ALGOPERF_EXCLUSIVITY";

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String KEY = "Cpus_allowed_list:";

  private Placements() {}

  /** This process's cores, and what it was told of them. */
  static Placement ofThisProcess() {
    return new Placement(cores(), parse(Optional.ofNullable(System.getenv(VARIABLE))));
  }

  /**
   * Reads the variable; unknown where it is not set.
   *
   * @throws HarnessException of kind USAGE, for another word
   */
  static Exclusivity parse(Optional<String> word) {
    return word.map(
            text ->
                Arrays.stream(Exclusivity.values())
                    .filter(e -> e.name().equalsIgnoreCase(text.strip()))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            HarnessException.usage(
                                "%s: expected exclusive, shared or unknown, found '%s'",
                                VARIABLE, text)))
        .orElse(Exclusivity.UNKNOWN);
  }

  private static String cores() {
    if (!Files.isReadable(STATUS)) {
      return "";
    }
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith(KEY))
          .map(line -> line.substring(KEY.length()).strip())
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
