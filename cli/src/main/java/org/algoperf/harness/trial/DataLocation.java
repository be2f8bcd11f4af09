package org.algoperf.harness.trial;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.algoperf.workloads.spec.DataRequest;

/**
 * Where a run looks for data.
 *
 * @param directory named by the user, if any
 * @param download whether the network may be tried
 */
public record DataLocation(Optional<Path> directory, boolean download) {

  /** The environment variable that names the directory of the cache. */
  public static final String CACHE_VARIABLE = "ALGOPERF_CACHE";

  /** The request to a workload. */
  public DataRequest request(Consumer<String> messages) {
    Path cache = cache(System.getenv(), System.getProperty("user.home"));
    return new DataRequest(directory, cache, download, messages);
  }

  /**
   * Where downloads and generated data are kept: in {@value #CACHE_VARIABLE}, else in {@code
   * algoperf} in XDG_CACHE_HOME, else in {@code .cache/algoperf} in HOME, or in the home that Java
   * knows, which ignores HOME.
   *
   * @param environment variables; an empty one counts as absent, and so does a relative
   *     XDG_CACHE_HOME, as its specification has it
   * @param userHome for an environment without HOME
   */
  static Path cache(Map<String, String> environment, String userHome) {
    Optional<Path> xdg = path(environment, "XDG_CACHE_HOME").filter(Path::isAbsolute);
    Path home = path(environment, "HOME").orElseGet(() -> Path.of(userHome));
    return path(environment, CACHE_VARIABLE)
        .orElseGet(() -> xdg.orElseGet(() -> home.resolve(".cache")).resolve("algoperf"));
  }

  private static Optional<Path> path(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> !value.isBlank())
        .map(Path::of);
  }
}
